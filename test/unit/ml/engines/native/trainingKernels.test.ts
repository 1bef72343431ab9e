import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { startNativeEngine } from '../../../../../src/ml/engines/native/nativeEngine';
import {
  batchNormTrain,
  batchNormTrainGradient,
  reluTrainGradient,
} from '../../../../../src/ml/engines/trainingKernels';
import { loadNativeBinding } from '../../../../../src/node/engines/nativeBinding';
import { noise, onBackend, worstError } from '../worstError';

const root = join(import.meta.dirname, '../../../../..');
const binding = await loadNativeBinding({
  nativeFolders: [join(root, '.native')],
  distFolder: join(root, 'dist'),
});

describe.skipIf(!binding.loaded)('training kernels of the native engine (needs tfjs-node)', () => {
  beforeAll(startNativeEngine);

  it.each([
    [[3, 7, 7, 5], 1],
    [[1, 7, 7, 1], 2],
    [[3, 10], 4],
  ])('batch normalisation of %j', async (shape, seed) => {
    const channels = shape.at(-1)!;
    const error = await worstError('tensorflow', () => {
      const x = tf.add(noise(shape, seed), 3);
      const [gamma, beta] = [noise([channels], seed + 1), noise([channels], seed + 2)];
      const dy = noise(shape, seed + 3);
      const { y, mean, variance } = batchNormTrain(x, gamma, beta, 1e-3);
      const { dx, dgamma, dbeta } = batchNormTrainGradient({ x, dy, mean, variance, gamma }, 1e-3);
      return [y, mean, variance, dx, dgamma, dbeta];
    });
    expect(error).toBeLessThan(1e-4);
  });

  it('ReLU', async () => {
    const relu = () => [reluTrainGradient(tf.relu(noise([3, 7, 5], 1)), noise([3, 7, 5], 2))];
    expect(await onBackend('tensorflow', relu)).toEqual(await onBackend('cpu', relu));
  });
});
