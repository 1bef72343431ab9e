import { describe, expect, it } from 'vitest';
import { withoutDirt } from '../../../../src/ml/image/dirt';
import type { Mask } from '../../../../src/ml/image/threshold';

/** A mask of 100 x 100 with these rectangles of ink: x, y, width, height. */
function rectangles(...boxes: [number, number, number, number][]): Mask {
  const data = new Uint8Array(100 * 100);
  for (const [x, y, width, height] of boxes) {
    for (let row = y; row < y + height; row++) data.fill(1, row * 100 + x, row * 100 + x + width);
  }
  return { width: 100, height: 100, data };
}

const DIGIT: [number, number, number, number] = [40, 20, 10, 60];

describe('withoutDirt', () => {
  it.each<[string, [number, number, number, number]]>([
    ['a speck', [80, 80, 2, 2]],
    ['a line along the left', [0, 10, 3, 70]],
    ['a line along the bottom', [5, 96, 90, 4]],
    ['a dark corner', [70, 0, 30, 30]],
  ])('drops %s', (_, dirt) => {
    expect(withoutDirt(rectangles(DIGIT, dirt))).toEqual(rectangles(DIGIT));
  });

  it.each<[string, [number, number, number, number]]>([
    ['a small second stroke', [60, 40, 12, 4]],
    ['a digit cut off by the border', [70, 60, 15, 40]],
  ])('keeps %s', (_, piece) => {
    expect(withoutDirt(rectangles(DIGIT, piece))).toEqual(rectangles(DIGIT, piece));
  });

  it('keeps what there is if everything touches the border', () => {
    expect(withoutDirt(rectangles([0, 0, 10, 100]))).toEqual(rectangles([0, 0, 10, 100]));
  });
});
