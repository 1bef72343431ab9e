import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import {
  adamTrain,
  batchNormTrain,
  batchNormTrainGradient,
  biasTrainGradient,
  dropoutTrain,
  globalAveragePoolTrainGradient,
  reluTrainGradient,
  softmaxCrossEntropyTrain,
} from '../../../../src/ml/engines/trainingKernels';
import { noise, onBackend, worstError } from './worstError';

/** One channel, channels that four does not divide, a batch of one, the shapes of layers that we train. */
const SHAPES = [
  [3, 7, 7, 5],
  [1, 7, 7, 1],
  [6, 14, 14, 48],
  [3, 10],
  [130, 3],
  [1, 256],
];

/** Declares the tests that the training kernels of an engine have in common: `cpu` composes them of tfjs's operations. */
export function testTrainingKernels(backend: string): void {
  it.each(SHAPES.map((shape) => [shape]))('batch normalisation of %j', async (shape) => {
    const channels = shape.at(-1)!;
    const error = await worstError(backend, () => {
      // Far from 0, as activations behind a ReLU are.
      const x = tf.add(noise(shape, 1), 3);
      const [gamma, beta] = [noise([channels], 2), noise([channels], 3)];
      const dy = noise(shape, 4);
      const { y, mean, variance } = batchNormTrain(x, gamma, beta, 1e-3);
      const { dx, dgamma, dbeta } = batchNormTrainGradient({ x, dy, mean, variance, gamma }, 1e-3);
      return [y, mean, variance, dx, dgamma, dbeta];
    });
    expect(error).toBeLessThan(1e-4);
  });

  it.each(SHAPES.map((shape) => [shape]))('ReLU of %j', async (shape) => {
    const relu = () => [reluTrainGradient(tf.relu(noise(shape, 1)), noise(shape, 2))];
    expect(await worstError(backend, relu)).toBe(0);
  });

  it.each(SHAPES.map((shape) => [shape]))('bias of %j', async (shape) => {
    expect(await worstError(backend, () => [biasTrainGradient(noise(shape, 1))])).toBeLessThan(1e-5);
  });

  it.each([
    [3, 7, 7, 5],
    [1, 3, 5, 96],
    [2, 1, 1, 1],
  ])('global average pool of %i x %i x %i x %i', async (batch, height, width, channels) => {
    const error = await worstError(backend, () => [
      globalAveragePoolTrainGradient(noise([batch, channels], 1), height, width),
    ]);
    expect(error).toBeLessThan(1e-6);
  });

  it.each([
    [1, 10, 1],
    [5, 10, 3],
    [3, 7, 30],
  ])('cross-entropy of %i rows of %i classes, logits of deviation %i', async (rows, classes, deviation) => {
    const error = await worstError(backend, () => {
      const logits = tf.mul(noise([rows, classes], 1), deviation);
      const { loss, gradient } = softmaxCrossEntropyTrain(logits, tf.softmax(noise([rows, classes], 2)));
      return [loss, gradient];
    });
    expect(error).toBeLessThan(1e-5);
  });

  it.each([1, 6, 4099])('three steps of Adam on %i values', async (count) => {
    const error = await worstError(backend, () => {
      const decayed = tf.step(noise([count], 9));
      let state = { values: noise([count], 1), mean: tf.zeros([count]), square: tf.zeros([count]) };
      for (const step of [1, 2, 3]) {
        state = adamTrain({ ...state, gradient: noise([count], 1 + step), decayed }, 0.01, 0.02);
      }
      return Object.values(state);
    });
    expect(error).toBeLessThan(1e-5);
  });

  it.each([0.25, 0.5])('dropout of %d of the values, the same for the same seed', async (rate) => {
    const drop = (shape: number[], seed: number) =>
      onBackend(backend, () => {
        const { y, mask } = dropoutTrain(noise(shape, 1), rate, seed);
        return [y, mask, noise(shape, 1)];
      });
    const [y, mask, x] = (await drop([40, 999], 7)) as [Float32Array, Float32Array, Float32Array];
    const kept = Math.fround(1 / (1 - rate));
    expect(mask.every((value) => value === 0 || Math.abs(value - kept) < 1e-6)).toBe(true);
    expect(y.every((value, at) => Math.abs(value - x[at]! * mask[at]!) < 1e-6)).toBe(true);
    // Five standard deviations of the share that 39,960 independent draws drop.
    const dropped = mask.filter((value) => value === 0).length / mask.length;
    expect(Math.abs(dropped - rate)).toBeLessThan(5 * Math.sqrt((rate * (1 - rate)) / mask.length));
    expect((await drop([40, 999], 7))[1]).toEqual(mask);
    expect((await drop([40, 999], 8))[1]).not.toEqual(mask);
  });
}
