import type { Mask } from '../../../../../../src/ml/image/picture';
import { describe, expect, it } from 'vitest';
import { withoutThinLines } from '../../../../../../src/ml/image/cleaning/lines/thinLines';

const SIDE = 60;

function mask(isInk: (x: number, y: number) => boolean, width = SIDE): Mask {
  const data = Uint8Array.from({ length: width * SIDE }, (_, at) =>
    Number(isInk(at % width, Math.floor(at / width))),
  );
  return { width, height: SIDE, data };
}

/** A thick ring. */
const isDigit = (x: number, y: number): boolean => Math.abs(Math.hypot(x - 30, y - 30) - 18) < 4;

describe('withoutThinLines', () => {
  it('takes a grid away, also where it runs into a digit, and leaves the digit', () => {
    const cleaned = withoutThinLines(mask((x, y) => isDigit(x, y) || x % 13 === 6 || y % 13 === 6));
    const digit = mask(isDigit);
    const wrong = cleaned.data.filter((value, at) => value !== digit.data[at]).length;
    expect(wrong).toBeLessThan(0.05 * digit.data.reduce((sum, value) => sum + value, 0));
  });

  it('takes a line away that is as long as 16 bits can count, and one pixel more', () => {
    const [width, height] = [65_536, 16];
    const rows = [1, 6, 7, 8, 9, 10, 11, 12, 13];
    const data = Uint8Array.from({ length: width * height }, (_, at) =>
      Number(rows.includes(Math.floor(at / width))),
    );
    const cleaned = withoutThinLines({ width, height, data });
    expect([cleaned.data[width + 9], cleaned.data[6 * width + 9]]).toEqual([0, 1]);
  });

  it('takes a line away that ends in the picture and is longer than any letter', () => {
    const isLine = (x: number, y: number): boolean => y >= 46 && y < 48 && x >= 20 && x < 180;
    const digit = mask(isDigit, 200).data;
    const cleaned = withoutThinLines(mask((x, y) => isDigit(x, y) || isLine(x, y), 200)).data;
    const wrong = cleaned.filter((value, at) => value !== digit[at]).length;
    expect(wrong).toBeLessThan(20);
  });

  it('leaves handwriting as it is', () => {
    const digit = mask(isDigit);
    const lost = withoutThinLines(digit).data.filter((value, at) => value !== digit.data[at]).length;
    expect(lost).toBeLessThan(10);
  });

  it('leaves the thin strokes of bold type, which end before the picture does', () => {
    const isFoot = (x: number, y: number): boolean => y >= 50 && y < 52 && x > 8 && x < 54;
    const isType = (x: number, y: number): boolean => (x >= 26 && x < 36 && y > 5 && y < 50) || isFoot(x, y);
    expect(withoutThinLines(mask(isType))).toEqual(mask(isType));
    // The same on ruled paper.
    const ruled = withoutThinLines(mask((x, y) => isType(x, y) || y === 30));
    expect(ruled.data[30 * SIDE + 3]).toBe(0);
  });

  it('leaves thin strokes alone, which are no thinner than each other', () => {
    const hair = mask((x, y) => x === 20 || (y === 40 && x > 20));
    expect(withoutThinLines(hair)).toEqual(hair);
  });
});
