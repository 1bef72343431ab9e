import { describe, expect, it } from 'vitest';
import { Random } from '../../../../src/ml/random';
import { softmaxCrossEntropy } from '../../../../src/ml/training/softmaxCrossEntropy';

const random = new Random(5);
const logits = Float32Array.from({ length: 40 }, () => 3 * random.normal());
const labels = Uint8Array.of(3, 0, 9, 3);

describe('softmaxCrossEntropy', () => {
  it('is ln 10 for a network that knows nothing', () => {
    expect(softmaxCrossEntropy(new Float32Array(10), Uint8Array.of(7), 0).loss).toBeCloseTo(Math.log(10), 12);
  });

  it('counts the images whose largest logit is their own', () => {
    const sure = new Float32Array(20);
    sure[4] = 5;
    sure[10 + 2] = 5;
    expect(softmaxCrossEntropy(sure, Uint8Array.of(4, 3), 0).correct).toBe(1);
  });

  it.each([0, 0.1])('has the gradient that differences of the loss have, with smoothing %d', (smoothing) => {
    const { gradient } = softmaxCrossEntropy(logits, labels, smoothing);
    const step = 1 / 64;
    logits.forEach((_, at) => {
      const moved = (by: number) => {
        const copy = logits.slice();
        copy[at]! += by;
        return softmaxCrossEntropy(copy, labels, smoothing).loss;
      };
      expect(gradient[at]).toBeCloseTo((moved(step) - moved(-step)) / (2 * step), 4);
    });
  });

  it('stays finite for logits whose exponentials are not', () => {
    const huge = Float32Array.from({ length: 10 }, (_, digit) => digit * 1000);
    const { loss, gradient } = softmaxCrossEntropy(huge, Uint8Array.of(8), 0);
    expect(loss).toBeCloseTo(1000, 6);
    expect(gradient.every(Number.isFinite)).toBe(true);
  });
});
