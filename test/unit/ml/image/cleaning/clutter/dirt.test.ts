import type { Mask } from '../../../../../../src/ml/image/picture';
import { describe, expect, it } from 'vitest';
import { withoutBorderLines, withoutDirt } from '../../../../../../src/ml/image/cleaning/clutter/dirt';

/** x, y, width, height */
type Box = [number, number, number, number];

/** A mask of 100 x 100 with these rectangles of ink. */
function rectangles(...boxes: Box[]): Mask {
  const data = new Uint8Array(100 * 100);
  for (const [x, y, width, height] of boxes) {
    for (let row = y; row < y + height; row++) data.fill(1, row * 100 + x, row * 100 + x + width);
  }
  return { width: 100, height: 100, data };
}

const DIGIT: Box = [40, 20, 10, 60];

describe('withoutDirt', () => {
  it.each<[string, Box]>([
    ['a speck', [80, 80, 2, 2]],
    ['a line along the left', [0, 10, 3, 70]],
    ['a line along the bottom', [5, 96, 90, 4]],
    ['a dark corner', [70, 0, 30, 30]],
    ['a fold through all of the picture', [70, 0, 4, 100]],
  ])('drops %s', (_, dirt) => {
    expect(withoutDirt(rectangles(DIGIT, dirt))).toEqual(rectangles(DIGIT));
  });

  it.each<[string, Box]>([
    ['a small second stroke', [60, 40, 12, 4]],
    ['a digit cut off by the border', [70, 60, 15, 40]],
  ])('keeps %s', (_, piece) => {
    expect(withoutDirt(rectangles(DIGIT, piece))).toEqual(rectangles(DIGIT, piece));
  });

  it('drops a dark band across all of the picture beside a low digit', () => {
    const low: Box = [40, 10, 8, 16];
    expect(withoutDirt(rectangles(low, [0, 50, 100, 40]))).toEqual(rectangles(low));
  });

  it.each<[string, Box]>([
    ['a digit nearly as high', [20, 20, 30, 65]],
    ['a point', [75, 90, 8, 8]],
  ])('keeps a 1 in a picture that is cut to its size, beside %s', (_, piece) => {
    expect(withoutDirt(rectangles([60, 0, 8, 100], piece))).toEqual(rectangles([60, 0, 8, 100], piece));
  });

  it('keeps what there is if everything touches the border', () => {
    expect(withoutDirt(rectangles([0, 0, 10, 100]))).toEqual(rectangles([0, 0, 10, 100]));
  });
});

describe('withoutBorderLines', () => {
  it.each<[string, Box, Box, Box]>([
    ['the top', [0, 0, 100, 2], [40, 0, 10, 60], [40, 2, 10, 58]],
    ['the bottom', [0, 97, 100, 3], [40, 40, 10, 60], [40, 40, 10, 57]],
    ['the left', [0, 0, 1, 100], [0, 40, 60, 10], [1, 40, 59, 10]],
    ['the right', [98, 0, 2, 100], [40, 40, 60, 10], [40, 40, 58, 10]],
  ])('drops a line along %s, and leaves the digit that touches it', (_, line, digit, left) => {
    expect(withoutBorderLines(rectangles(digit, line))).toEqual(rectangles(left));
  });

  it.each<[string, Box]>([
    ['a line that ends before the corner', [0, 0, 90, 2]],
    ['a dark side', [0, 0, 20, 100]],
    ['a line inside', [0, 30, 100, 2]],
  ])('keeps %s', (_, ink) => {
    expect(withoutBorderLines(rectangles(ink))).toEqual(rectangles(ink));
  });
});
