import * as tf from '@tensorflow/tfjs-core';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { kernelUse, resetKernelUse } from '../../../../src/ml/engines/kernelUse';
import { startNativeEngine } from '../../../../src/ml/engines/native/nativeEngine';
import { architectureOf } from '../../../../src/ml/models/architectures';
import { ARCHITECTURES, type ArchitectureName, type LayerSpec } from '../../../../src/ml/models/layerSpec';
import { initialiseNetwork } from '../../../../src/ml/models/network';
import { Random } from '../../../../src/ml/random';
import { Learner } from '../../../../src/ml/training/learner';
import { loadNativeBinding } from '../../../../src/node/engines/nativeBinding';
import { startPortable } from '../engines/startPortable';

const root = join(import.meta.dirname, '../../../..');
const binding = await loadNativeBinding({
  nativeFolders: [join(root, '.native'), root],
  distFolder: join(root, 'dist'),
});

const SETTINGS = { labelSmoothing: 0.05, weightAverage: 0.99, weightDecay: 0.02 };

/** Batch normalisation over a handful of rows blows rounding errors up. */
const BATCH = 24;

/** Steps on the same batches of noise, each with a stroke that tells its digit. (Even ink would tie in max-pools.) */
function lossesOf(name: ArchitectureName, layers: readonly LayerSpec[], steps: number): number[] {
  const network = initialiseNetwork(name, layers, new Random(1));
  const learner = new Learner(network, SETTINGS, new Random(1));
  const random = new Random(2);
  const losses = Array.from({ length: steps }, () => {
    const labels = Uint8Array.from({ length: BATCH }, () => random.integer(10));
    const frames = Float32Array.from({ length: BATCH * 784 }, () => 0.3 * random.next());
    labels.forEach((label, n) => {
      for (let x = 0; x < 28; x++) frames[n * 784 + label * 56 + x]! += 0.7;
    });
    return learner.step({ frames, labels }, 2e-4).loss;
  });
  learner.dispose();
  return losses;
}

function testKernelUse(name: ArchitectureName): void {
  lossesOf(name, architectureOf(name).layers, 2);
  const fallbacks = [...kernelUse()].filter(([, use]) => use.fallbacks > 0);
  expect(fallbacks).toEqual([]);
  const expected = ['AdamTrain', 'BiasTrainGrad', 'DropoutTrain', 'SoftmaxCrossEntropyTrain'];
  if (name !== 'mlp') expected.push('BatchNormTrain', 'BatchNormTrainGrad');
  for (const kernel of expected) expect(kernelUse().get(kernel)?.calls, kernel).toBeGreaterThanOrEqual(2);
}

beforeEach(resetKernelUse);

describe('training on the portable engine', () => {
  beforeAll(startPortable);

  it.each(ARCHITECTURES)('runs the kernels made for it, and none of tfjs in their place, for %s', (name) => {
    testKernelUse(name);
    const { FusedConv2D, Conv2DBackpropInput, MaxPoolGrad, BatchMatMul } = tf;
    const ofConvolutions = name === 'mlp' ? [] : [FusedConv2D, Conv2DBackpropInput, MaxPoolGrad];
    const also = [...ofConvolutions, BatchMatMul];
    for (const kernel of also) expect(kernelUse().get(kernel)?.calls, kernel).toBeGreaterThanOrEqual(2);
  });

  it('counts what it leaves to tfjs', () => {
    const dy = tf.zeros([1, 4, 4, 1]);
    const filter = tf.zeros([3, 3, 1, 1]);
    const attributes = { strides: [2, 2], pad: 'same', dataFormat: 'NHWC', inputShape: [1, 8, 8, 1] };
    tf.engine().runKernel(tf.Conv2DBackpropInput, { dy, filter }, attributes);
    expect(kernelUse().get(tf.Conv2DBackpropInput)).toEqual({ calls: 1, fallbacks: 1 });
  });

  it.each([
    ['of channels that eight does not divide', { size: 3, channels: 12, strides: 1 }, 1],
    ['of another size', { size: 5, channels: 12, strides: 1 }, 0],
    ['at another stride', { size: 3, channels: 12, strides: 2 }, 0],
    ['of one channel', { size: 3, channels: 1, strides: 1 }, 0],
  ] as const)(
    'counts a convolution %s as left to tfjs if Winograd would gain by it',
    (_, shape, fallbacks) => {
      const { size, channels, strides } = shape;
      const x = tf.zeros<tf.Rank.R4>([4, 28, 28, channels]);
      const filter = tf.zeros<tf.Rank.R4>([size, size, channels, 8]);
      tf.fused.conv2d({ x, filter, strides, pad: 'same' });
      expect(kernelUse().get(tf.FusedConv2D)).toEqual({ calls: 1, fallbacks });
    },
  );
});

describe.skipIf(!binding.loaded)('training on the native engine (needs tfjs-node)', () => {
  beforeAll(startNativeEngine);

  it.each(ARCHITECTURES)(
    'runs the kernels made for it, and none of tfjs in their place, for %s',
    testKernelUse,
  );

  async function bothLosses(name: ArchitectureName): Promise<{ native: number[]; differences: number[] }> {
    const layers = architectureOf(name).layers.filter(({ kind }) => kind !== 'dropout');
    const native = lossesOf(name, layers, 50);
    await startPortable();
    const portable = lossesOf(name, layers, 50);
    await startNativeEngine();
    return { native, differences: native.map((loss, step) => Math.abs(loss - portable[step]!)) };
  }

  it.each(['compact', 'mlp'] as const)(
    'has the losses of the portable engine over 50 steps of %s',
    async (name) => {
      const { native, differences } = await bothLosses(name);
      expect(Math.max(...differences)).toBeLessThan(2e-3);
      expect(native.at(-1)).toBeLessThan(native[0]! / 2);
    },
  );

  // Its three max-pools choose between values that differ in their last bits, and the choice is another on the other
  // engine: the first loss is the same, and the curve is the same but for what that does to single steps.
  it('has the loss curve of the portable engine over 50 steps of cnn', async () => {
    const { native, differences } = await bothLosses('cnn');
    expect(differences[0]).toBeLessThan(1e-4);
    expect(differences.reduce((sum, difference) => sum + difference) / 50).toBeLessThan(0.05);
    expect(native.at(-1)).toBeLessThan(native[0]! / 2);
  });
});
