import { describe, expect, it } from 'vitest';
import { subset } from '../../../../src/ml/data/dataset';
import { NOT_A_DIGIT } from '../../../../src/ml/data/labelledImages';
import { evaluate } from '../../../../src/ml/evaluation/evaluate';

/** 1100 images whose first pixel is 25 times their label, so that they take three batches. */
function labelledImages() {
  const count = 1100;
  const labels = Uint8Array.from({ length: count }, (_, index) => index % 10);
  const images = new Uint8Array(count * 784);
  labels.forEach((label, index) => (images[index * 784] = label * 25));
  return { count, images, labels };
}

/** Reads the first pixel, and takes every 9 for a 0. */
const forward = {
  predict: (frames: Float32Array) => {
    const probabilities = new Float32Array(frames.length / 78.4).fill(0.05);
    for (let n = 0; n < frames.length / 784; n++) {
      const digit = Math.round((frames[n * 784]! * 255) / 25);
      probabilities[n * 10 + (digit % 9)] = 0.55;
    }
    return probabilities;
  },
};

describe('evaluate', () => {
  it('reads all images, batch by batch, and breathes in between', async () => {
    let breaths = 0;
    const betweenBatches = () => {
      breaths++;
      return Promise.resolve();
    };
    const result = await evaluate(forward, labelledImages(), { betweenBatches });
    expect(breaths).toBe(3);
    expect(result.accuracy).toBeCloseTo(0.9, 12);
    expect(result.predictions.subarray(0, 10)).toEqual(Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 0));
    expect(result.loss).toBeCloseTo(-0.9 * Math.log(0.55) - 0.1 * Math.log(0.05), 5);
  });

  it('smooths the labels of its loss if it is told to', async () => {
    const { loss } = await evaluate(forward, subset(labelledImages(), [1]), { labelSmoothing: 0.1 });
    expect(loss).toBeCloseTo(-0.91 * Math.log(0.55) - 0.09 * Math.log(0.05), 5);
  });

  it('takes an image of no digit for right if no digit has more than half, and wants ten equal probabilities', async () => {
    const images = { ...labelledImages(), labels: new Uint8Array(1100).fill(NOT_A_DIGIT) };
    const unsure = { predict: (frames: Float32Array) => new Float32Array(frames.length / 78.4).fill(0.1) };
    expect((await evaluate(forward, images)).accuracy).toBe(0);
    const { accuracy, loss } = await evaluate(unsure, images, { labelSmoothing: 0.1 });
    expect(accuracy).toBe(1);
    expect(loss).toBeCloseTo(Math.log(10), 5);
  });
});
