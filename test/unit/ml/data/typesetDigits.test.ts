import { describe, expect, it } from 'vitest';
import type { PrintedFont } from '../../../../src/ml/data/printedFont';
import { typesetImages } from '../../../../src/ml/data/typesetDigits';
import type { OutlineStep } from '../../../../src/ml/image/outline';
import { Random } from '../../../../src/ml/random';

/** A bar on the baseline, `width` wide and 0.7 high. */
function bar(width: number): OutlineStep[] {
  return [
    { type: 'M', x: 0, y: 0 },
    { type: 'L', x: width, y: 0 },
    { type: 'L', x: width, y: -0.7 },
    { type: 'L', x: 0, y: -0.7 },
    { type: 'Z' },
  ];
}

/** Digit n is a bar 0.05 (n + 1) wide, so that a digit can be told by its ink. */
const bars: PrintedFont = {
  name: 'Bars',
  glyphs: Array.from({ length: 10 }, (_, digit) => ({ outline: bar(0.05 * (digit + 1)), advance: 0.6 })),
};

const ink = (images: Uint8Array, index: number): number =>
  images.subarray(index * 784, (index + 1) * 784).reduce((sum, value) => sum + value / 255, 0);

describe('typesetImages', () => {
  it('has every digit equally often, each as its font draws it, in the frame', () => {
    const { count, images, labels } = typesetImages([bars], 200, new Random(1));
    expect(count).toBe(200);
    const sums = new Float64Array(10);
    const counts = new Uint8Array(10);
    labels.forEach((digit, index) => {
      counts[digit]!++;
      sums[digit]! += ink(images, index);
    });
    expect(Array.from(counts)).toEqual(Array.from({ length: 10 }, () => 20));
    // 20 pixels high, and as wide as the bar is in proportion.
    for (let digit = 3; digit < 10; digit++) {
      const expected = (20 * 20 * 0.05 * (digit + 1)) / 0.7;
      expect(sums[digit]! / 20 / expected).toBeGreaterThan(0.7);
      expect(sums[digit]! / 20 / expected).toBeLessThan(1.3);
    }
  });

  it('draws from all fonts, and the same for the same seed', () => {
    const blocks: PrintedFont = {
      name: 'Blocks',
      glyphs: bars.glyphs.map(({ advance }) => ({ outline: bar(0.7), advance })),
    };
    const both = typesetImages([bars, blocks], 100, new Random(3));
    const ones = Array.from(both.labels).flatMap((digit, index) =>
      digit === 0 ? [ink(both.images, index)] : [],
    );
    expect(Math.min(...ones)).toBeLessThan(100);
    expect(Math.max(...ones)).toBeGreaterThan(200);
    expect(typesetImages([bars, blocks], 100, new Random(3))).toEqual(both);
  });
});
