import { describe, expect, it } from 'vitest';
import { shrink } from '../../../../src/node/decoding/shrink';

/** Rows of grey values as a picture. */
function grey(...rows: number[][]): { width: number; height: number; data: Uint8Array } {
  const values = rows.flat();
  return {
    width: rows[0]!.length,
    height: rows.length,
    data: Uint8Array.from(values.flatMap((v) => [v, v, v, 255])),
  };
}

describe('shrink', () => {
  it('leaves a picture alone that is small enough', () => {
    const picture = grey([1, 2], [3, 4]);
    expect(shrink(picture, 2)).toEqual(picture);
  });

  it('gives each pixel the mean of those it stands for', () => {
    expect(shrink(grey([0, 100, 10, 10], [100, 200, 10, 50]), 2)).toEqual(grey([100, 20]));
  });

  it('keeps at least one pixel of a thin line', () => {
    const { width, height } = shrink(grey(Array.from({ length: 100 }, () => 7)), 10);
    expect([width, height]).toEqual([10, 1]);
  });

  it('does not let the colour of clear pixels bleed in', () => {
    const data = Uint8Array.from([255, 0, 0, 255, 0, 255, 0, 0]);
    expect([...shrink({ width: 2, height: 1, data }, 1).data]).toEqual([255, 0, 0, 127]);
  });
});
