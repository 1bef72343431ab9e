import * as tf from '@tensorflow/tfjs-core';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { startNativeEngine } from '../../../../../src/ml/engines/native/nativeEngine';
import { loadNativeBinding } from '../../../../../src/node/engines/nativeBinding';
import { testTrainingKernels } from '../trainingKernelCases';
import { noise, worstError } from '../worstError';

const root = join(import.meta.dirname, '../../../../..');
const binding = await loadNativeBinding({
  nativeFolders: [join(root, '.native'), root],
  distFolder: join(root, 'dist'),
});

describe.skipIf(!binding.loaded)('the native engine against the cpu backend (needs tfjs-node)', () => {
  beforeAll(startNativeEngine);

  testTrainingKernels('tensorflow');

  it.each([
    { batch: 3, side: 7, inputs: 5, filters: 6, strides: 1, pad: 'same', activation: 'relu' },
    { batch: 1, side: 8, inputs: 1, filters: 3, strides: 2, pad: 'valid', activation: 'linear' },
    // Left to tfjs-node.
    { batch: 2, side: 5, inputs: 2, filters: 4, strides: 1, pad: 'same', activation: 'relu6' },
  ] as const)(
    'convolution of $batch images of $side pixels, $inputs to $filters channels, with bias and $activation',
    async ({ batch, side, inputs, filters, strides, pad, activation }) => {
      const error = await worstError('tensorflow', () => {
        const x = noise([batch, side, side, inputs], 1) as tf.Tensor4D;
        const filter = noise([3, 3, inputs, filters], 2) as tf.Tensor4D;
        return [tf.fused.conv2d({ x, filter, strides, pad, bias: noise([filters], 3), activation })];
      });
      expect(error).toBeLessThan(1e-5);
    },
  );

  it.each([
    { batch: 3, side: 7, inputs: 5, filters: 6, strides: 1, pad: 'same' },
    { batch: 1, side: 7, inputs: 1, filters: 3, strides: 1, pad: 'valid' },
    { batch: 2, side: 8, inputs: 4, filters: 5, strides: 2, pad: 'same' },
  ] as const)(
    'gradients of a convolution of $batch images of $side pixels, $inputs to $filters channels, $pad, stride $strides',
    async ({ batch, side, inputs, filters, strides, pad }) => {
      const error = await worstError('tensorflow', () => {
        const x = noise([batch, side, side, inputs], 1) as tf.Tensor4D;
        const filter = noise([3, 3, inputs, filters], 2) as tf.Tensor4D;
        const dy = noise(tf.conv2d(x, filter, strides, pad).shape, 3);
        const attrs = { strides: [strides, strides], pad, dataFormat: 'NHWC' };
        const run = (name: string, given: Record<string, tf.Tensor>, more: object) =>
          tf.engine().runKernel<tf.Tensor>(name, given, { ...attrs, ...more });
        return [
          run(tf.Conv2DBackpropFilter, { x, dy }, { filterShape: filter.shape }),
          run(tf.Conv2DBackpropInput, { dy, filter }, { inputShape: x.shape }),
        ];
      });
      expect(error).toBeLessThan(1e-5);
    },
  );
});
