import { describe, expect, it } from 'vitest';
import { cutDigits } from '../../../../src/ml/data/cutDigits';
import { inkOfImage } from '../../../../src/ml/data/frames';
import { syntheticImages } from '../../../../src/ml/data/syntheticDigits';
import { Random } from '../../../../src/ml/random';

const digits = syntheticImages(40, new Random(1));

const cut = await cutDigits(digits, 30, new Random(2));

describe('cutDigits', () => {
  it('gives as many as are asked for, each framed as digits are', () => {
    expect([cut.count, cut.labels.length, cut.images.length]).toEqual([30, 30, 30 * 784]);
    for (let n = 0; n < cut.count; n++) {
      expect(Math.max(...inkOfImage(cut, n))).toBe(1);
    }
  });

  it('cuts out what is labelled, and damaged', () => {
    const whole = Array.from({ length: digits.count }, (_, n) => inkOfImage(digits, n));
    const nearest = Array.from({ length: cut.count }, (_, n) => {
      const shares = whole.map((ink) => inCommon(inkOfImage(cut, n), ink));
      const share = Math.max(...shares);
      return { share, label: digits.labels[shares.indexOf(share)] };
    });
    expect(Math.max(...nearest.map(({ share }) => share))).toBeLessThan(1);
    // With other labels it would be a tenth.
    const ofItsLabel = nearest.filter(({ label }, n) => label === cut.labels[n]);
    expect(ofItsLabel.length).toBeGreaterThan(cut.count / 2);
  });

  it('is the same for the same seed', async () => {
    expect(await cutDigits(digits, 30, new Random(2))).toEqual(cut);
    expect(await cutDigits(digits, 30, new Random(3))).not.toEqual(cut);
  });

  it('can be stopped after each number', async () => {
    let breaths = 0;
    const stopped = new Error('stopped');
    const cutting = cutDigits(digits, 30, new Random(2), () => {
      breaths++;
      return breaths === 3 ? Promise.reject(stopped) : Promise.resolve();
    });
    await expect(cutting).rejects.toBe(stopped);
    expect(breaths).toBe(3);
  });

  it('ends where digits never touch', async () => {
    const dots = { count: 1, images: new Uint8Array(784), labels: Uint8Array.of(1) };
    dots.images[14 * 28 + 14] = 255;
    expect((await cutDigits(dots, 2, new Random(2))).count).toBe(0);
  });
});

/** The ink that two frames share, of all the ink that is in one of them. */
function inCommon(one: Float32Array, other: Float32Array): number {
  let both = 0;
  let either = 0;
  one.forEach((value, pixel) => {
    both += Math.min(value, other[pixel]!);
    either += Math.max(value, other[pixel]!);
  });
  return both / either;
}
