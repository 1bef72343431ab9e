import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { Adam } from '../../../../src/ml/training/adam';

beforeAll(() => tf.setBackend('cpu'));

describe('Adam', () => {
  it('takes the steps that the Adam of tfjs takes', () => {
    const gradients = [
      [0.5, -2, 1],
      [0.4, 3, 2],
      [-0.7, 1, 3],
    ];
    const theirs = tf.variable(tf.tensor1d([1, 2, 3]));
    const optimizer = tf.train.adam(0.1, 0.9, 0.999, 1e-7);
    const ours = new Adam(new Float32Array(3), 0);
    let parameters = tf.tensor1d([1, 2, 3]);
    for (const gradient of gradients) {
      optimizer.applyGradients([{ name: theirs.name, tensor: tf.tensor1d(gradient) }]);
      parameters = ours.step(parameters, tf.tensor1d(gradient), 0.1);
    }
    const [actual, expected] = [parameters.dataSync(), theirs.dataSync()];
    actual.forEach((value, at) => expect(value).toBeCloseTo(expected[at]!, 5));
  });

  it('lets only masked values decay, by learning rate times decay, whatever the gradient is', () => {
    const adam = new Adam(Float32Array.of(1, 0), 0.1);
    const [kernel, bias] = adam.step(tf.tensor1d([2, 2]), tf.tensor1d([0, 0]), 0.5).dataSync();
    expect(kernel).toBeCloseTo(2 * (1 - 0.05), 6);
    expect(bias).toBe(2);
  });
});
