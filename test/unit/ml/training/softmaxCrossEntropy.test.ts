import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { NOT_A_DIGIT } from '../../../../src/ml/data/labelledImages';
import { Random } from '../../../../src/ml/random';
import { softmaxCrossEntropy } from '../../../../src/ml/training/softmaxCrossEntropy';

beforeAll(() => tf.setBackend('cpu'));

const random = new Random(5);
const logits = Float32Array.from({ length: 50 }, () => 3 * random.normal());
const labels = Uint8Array.of(3, 0, 9, 3, NOT_A_DIGIT);

function lossOf(values: ArrayLike<number>, of: Uint8Array, smoothing: number, taught?: Float32Array) {
  const rows = tf.tensor2d(Float32Array.from(values), [of.length, 10]);
  const batch = softmaxCrossEntropy(rows, of, smoothing, taught);
  return { ...batch, gradient: batch.gradient.dataSync<'float32'>() };
}

describe('softmaxCrossEntropy', () => {
  it('is ln 10 an image for a network that knows nothing', () => {
    expect(lossOf(new Float32Array(20), Uint8Array.of(7, 1), 0).loss).toBeCloseTo(2 * Math.log(10), 5);
  });

  it('counts the images whose largest logit is their own', () => {
    const sure = new Float32Array(20);
    sure[4] = 5;
    sure[10 + 2] = 5;
    expect(lossOf(sure, Uint8Array.of(4, 3), 0).correct).toBe(1);
  });

  it('counts an image of no digit as right if the network is sure of none', () => {
    const values = new Float32Array(20);
    values[4] = 5;
    expect(lossOf(values, Uint8Array.of(NOT_A_DIGIT, NOT_A_DIGIT), 0).correct).toBe(1);
  });

  it('draws an image of no digit towards ten equal probabilities', () => {
    expect(Math.max(...lossOf(new Float32Array(10), Uint8Array.of(NOT_A_DIGIT), 0.1).gradient)).toBeLessThan(
      1e-6,
    );
  });

  it('takes what it is taught in place of a label, and the label where it is taught nothing', () => {
    const taught = new Float32Array(20);
    taught.set([0, 0, 0, 0, 0.75, 0, 0, 0, 0, 0.25]);
    const { gradient, correct } = lossOf(new Float32Array(20), Uint8Array.of(9, 3), 0, taught);
    const drawnTo = Array.from(gradient, (value) => Number((0.1 - value).toFixed(5)));
    expect(drawnTo.slice(0, 10)).toEqual([0, 0, 0, 0, 0.75, 0, 0, 0, 0, 0.25]);
    expect(drawnTo.slice(10)).toEqual([0, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
    expect(correct).toBe(0);
  });

  it.each([0, 0.1])('has the gradient that differences of the loss have, with smoothing %d', (smoothing) => {
    const { gradient } = lossOf(logits, labels, smoothing);
    const step = 1 / 16;
    logits.forEach((_, at) => {
      const moved = (by: number) => {
        const copy = logits.slice();
        copy[at]! += by;
        return lossOf(copy, labels, smoothing).loss;
      };
      expect(gradient[at]).toBeCloseTo((moved(step) - moved(-step)) / (2 * step), 3);
    });
  });

  it('stays finite for logits whose exponentials are not', () => {
    const huge = Float32Array.from({ length: 10 }, (_, digit) => digit * 1000);
    const { loss, gradient } = lossOf(huge, Uint8Array.of(8), 0);
    expect(loss).toBeCloseTo(1000, 3);
    expect(gradient.every(Number.isFinite)).toBe(true);
  });
});
