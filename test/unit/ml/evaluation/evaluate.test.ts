import { describe, expect, it } from 'vitest';
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
  it('reads all images, batch by batch, and yields after each', async () => {
    let yields = 0;
    const { accuracy } = await evaluate(forward, labelledImages(), () => {
      yields++;
      return Promise.resolve();
    });
    expect(yields).toBe(3);
    expect(accuracy).toBeCloseTo(0.9, 12);
  });

  it('gives the loss at the temperature that suits the readings', async () => {
    // Nine in ten are read right, so that the likeliest digit suits best at 0.9 and the others at 0.1 together.
    const { loss } = await evaluate(forward, labelledImages());
    const asRight = Math.log(0.55 / 0.05) / Math.log(0.9 / (0.1 / 9));
    expect(asRight).toBeGreaterThan(0.4);
    expect(loss).toBeCloseTo(-0.9 * Math.log(0.9) - 0.1 * Math.log(0.1 / 9), 5);
  });

  it('loses no more to a network that is less sure of the same readings', async () => {
    const humble = {
      predict: (frames: Float32Array) =>
        forward.predict(frames).map((probability) => (probability > 0.5 ? 0.4 : 0.6 / 9)),
    };
    const images = labelledImages();
    expect((await evaluate(humble, images)).loss).toBeCloseTo((await evaluate(forward, images)).loss, 4);
  });
});
