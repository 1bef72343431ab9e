import { describe, expect, it } from 'vitest';
import { extentOf, workingSize } from '../../../../../src/ml/image/cleaning/workingSize';

function sides(width: number, height: number): number[] {
  const size = workingSize({ width, height }, 1024);
  return [size.width, size.height];
}

describe('workingSize', () => {
  it('is that of the picture up to 1024 pixels', () => {
    expect(sides(1024, 30)).toEqual([1024, 30]);
    expect(sides(3, 5)).toEqual([3, 5]);
  });

  it('has a longer side of 1024 pixels for larger pictures, up to four times as long as wide', () => {
    expect(sides(4000, 3000)).toEqual([1024, 768]);
    expect(sides(1500, 6000)).toEqual([256, 1024]);
  });

  it('leaves strips their 256 pixels across', () => {
    expect(sides(6000, 1200)).toEqual([1280, 256]);
    expect(sides(250, 4000)).toEqual([250, 4000]);
  });

  it('has at most as many pixels as a square of 1024 however long a strip is, and at least one across', () => {
    expect(sides(100, 10_000)).toEqual([100, 10_000]);
    expect(sides(20_000, 1000)).toEqual([4578, 229]);
    expect(sides(32_000_000, 2)).toEqual([1024 ** 2, 1]);
    expect(sides(2, 32_000_000)).toEqual([1, 1024 ** 2]);
    const pixels = Array.from({ length: 2000 }, (_, i) => sides(32_000, i + 1)).map(([x, y]) => x! * y!);
    expect(Math.max(...pixels)).toBeLessThanOrEqual(1024 ** 2);
  });
});

describe('extentOf', () => {
  it('is the longer side, at most that of a page', () => {
    expect(extentOf({ width: 300, height: 900 })).toBe(900);
    expect(extentOf({ width: 9000, height: 100 })).toBe(1024);
  });
});
