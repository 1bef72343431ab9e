import { describe, expect, it } from 'vitest';
import type { PrintedFont } from '../../../../src/ml/data/printedFont';
import { NOT_A_DIGIT } from '../../../../src/ml/data/labelledImages';
import { typesetDigits, typesetLetters } from '../../../../src/ml/data/typesetGlyphs';
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
  digits: Array.from({ length: 10 }, (_, digit) => ({ outline: bar(0.05 * (digit + 1)), advance: 0.6 })),
  letters: [{ outline: bar(0.7), advance: 0.8 }],
};

const ink = (images: Uint8Array, index: number): number =>
  images.subarray(index * 784, (index + 1) * 784).reduce((sum, value) => sum + value / 255, 0);

describe('typesetDigits', () => {
  it('has every digit equally often, each as its font draws it, in the frame', () => {
    const { count, images, labels } = typesetDigits([bars], 200, new Random(1));
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
      digits: bars.digits.map(({ advance }) => ({ outline: bar(0.7), advance })),
      letters: [],
    };
    const both = typesetDigits([bars, blocks], 100, new Random(3));
    const ones = Array.from(both.labels).flatMap((digit, index) =>
      digit === 0 ? [ink(both.images, index)] : [],
    );
    expect(Math.min(...ones)).toBeLessThan(100);
    expect(Math.max(...ones)).toBeGreaterThan(200);
    expect(typesetDigits([bars, blocks], 100, new Random(3))).toEqual(both);
  });
});

describe('typesetDigits of hairlines', () => {
  it('leaves no image blank, however blurred', () => {
    const hair: PrintedFont = {
      name: 'Hair',
      digits: bars.digits.map(({ advance }) => ({ outline: bar(0.004), advance })),
      letters: [],
    };
    const { count, images } = typesetDigits([hair], 200, new Random(2));
    for (let index = 0; index < count; index++) expect(ink(images, index)).toBeGreaterThan(0);
  });
});

describe('typesetLetters', () => {
  it('draws letters from the fonts that have any, and says that they are no digits', () => {
    const bare: PrintedFont = { ...bars, name: 'Bare', letters: [] };
    const { count, images, labels } = typesetLetters([bare, bars], 30, new Random(5));
    expect(count).toBe(30);
    expect(new Set(labels)).toEqual(new Set([NOT_A_DIGIT]));
    // The square of 20 x 20, a little aslant and more or less sharp.
    for (let index = 0; index < count; index++) {
      expect(ink(images, index)).toBeGreaterThan(200);
      expect(ink(images, index)).toBeLessThanOrEqual(400);
    }
    expect(typesetLetters([bare], 30, new Random(5)).count).toBe(0);
  });
});
