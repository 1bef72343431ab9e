import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { Random } from '../../../../src/ml/random';

/** Seeded normal numbers, made anew on whatever backend is set. */
export function noise(shape: number[], seed: number): tf.Tensor {
  const random = new Random(seed);
  return tf.tensor(
    Float32Array.from({ length: tf.util.sizeFromShape(shape) }, () => random.normal()),
    shape,
  );
}

/** What `compute` gives on a backend; the one that was set before is set again afterwards. */
export async function onBackend(backend: string, compute: () => tf.Tensor[]): Promise<Float32Array[]> {
  const before = tf.getBackend();
  await tf.setBackend(backend);
  const tensors = tf.tidy(compute);
  const values = tensors.map((tensor) => tensor.dataSync<'float32'>());
  tf.dispose(tensors);
  await tf.setBackend(before);
  return values;
}

/** The largest difference between a backend's results and those of `cpu`, relative to the largest value of each. */
export async function worstError(backend: string, compute: () => tf.Tensor[]): Promise<number> {
  const expected = await onBackend('cpu', compute);
  const actual = await onBackend(backend, compute);
  return Math.max(
    ...expected.map((values, index) => {
      expect(actual[index]).toHaveLength(values.length);
      const scale = values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1e-6);
      return values.reduce((worst, value, at) => {
        const error = Math.abs(value - actual[index]![at]!) / scale;
        return Number.isNaN(error) ? Infinity : Math.max(worst, error);
      }, 0);
    }),
  );
}
