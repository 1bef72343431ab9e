import { describe, expect, it } from 'vitest';
import type { Box } from '../../../../../src/ml/image/picture';
import { linesOf } from '../../../../../src/ml/image/segmentation/lines';

/** The pieces of each sign, by their place among `boxes`; line by line. */
function signs(boxes: readonly Box[]): number[][][] {
  const lines = linesOf(boxes.map((box, label) => ({ box, label, area: box.width * box.height })));
  return lines.map((line) => line.signs.map(({ pieces }) => pieces.map(({ label }) => label)));
}

/** A piece 10 pixels wide. */
function piece(x: number, y: number, height: number): Box {
  return { x, y, width: 10, height };
}

describe('linesOf', () => {
  /** Digits beside which two pieces of 20 to 30 pixels make one digit, and three do not. */
  const others = [piece(40, 0, 41), piece(60, 0, 41), piece(80, 0, 41)];

  it('joins the closest pieces first', () => {
    const [upper, middle, lower] = [piece(0, 0, 20), piece(0, 21, 20), piece(0, 44, 30)];
    expect(signs([lower, middle, upper, ...others])).toEqual([[[1, 2], [3], [4], [5]], [[0]]]);
  });

  it('joins pieces as close as each other in their order', () => {
    const [upper, middle, lower] = [piece(0, 0, 30), piece(0, 32, 20), piece(0, 54, 30)];
    expect(signs([upper, middle, lower, ...others])).toEqual([[[0, 1], [3], [4], [5]], [[2]]]);
    expect(signs([lower, middle, upper, ...others])).toEqual([[[2], [3], [4], [5]], [[0, 1]]]);
  });

  it('joins a whole with what is close to it before pieces that are further apart', () => {
    const [upper, lower] = [piece(0, 0, 20), piece(0, 20, 20)];
    // Too far from the lower part, but not from the whole.
    const dash = piece(0, 45, 10);
    const below = piece(0, 61, 35);
    expect(signs([below, dash, upper, lower, ...others])).toEqual([[[2, 3, 1], [4], [5], [6]], [[0]]]);
  });

  /** Digits 40 pixels high and 30 apart, that fall by so many pixels for each to the right. */
  const row = (count: number, slope: number, y = 0) =>
    Array.from({ length: count }, (_, place) => piece(30 * place, Math.round(y + 30 * place * slope), 40));
  const inOrder = (...places: number[]) => places.map((place) => [place]);

  it.each([-15, -8, 8, 15])('takes a row of digits that falls by %d degrees for one line', (degrees) => {
    expect(signs(row(8, Math.tan((degrees * Math.PI) / 180)))).toEqual([inOrder(0, 1, 2, 3, 4, 5, 6, 7)]);
  });

  it.each([-0.2, 0.2])('keeps two lines of a slope of %d apart', (slope) => {
    expect(signs([...row(4, slope), ...row(4, slope, 70)])).toEqual([
      inOrder(0, 1, 2, 3),
      inOrder(4, 5, 6, 7),
    ]);
  });

  it('keeps a number apart from one that ends above it', () => {
    expect(signs([piece(120, 0, 40), ...row(4, 0, 60)])).toEqual([inOrder(0), inOrder(1, 2, 3, 4)]);
  });

  describe('beside two digits 100 pixels high', () => {
    const large: readonly Box[] = [0, 120].map((x) => ({ x, y: 100, width: 80, height: 100 }));
    /** The first is stacked with a digit, the second stands between the two, the third is stacked with the other one. */
    const smallRow = (y: number): Box[] => [50, 85, 120].map((x) => ({ x, y, width: 25, height: 30 }));
    const largeLine = inOrder(0, 1);
    const smallLine = inOrder(2, 3, 4);

    it('keeps a line of small digits close below apart', () => {
      expect(signs([...large, ...smallRow(205)])).toEqual([largeLine, smallLine]);
    });

    it('keeps a line of small digits close above apart', () => {
      expect(signs([...large, ...smallRow(65)])).toEqual([smallLine, largeLine]);
    });

    it.each<[string, Box[]]>([
      ['that stands alone', [{ x: 50, y: 205, width: 25, height: 30 }]],
      ['beside which another lies far off', [50, 120].map((x) => ({ x, y: 205, width: 25, height: 30 }))],
      ['that is flat, as the bar of a 5', [20, 130].map((x) => ({ x, y: 88, width: 70, height: 8 }))],
      ['beside a flat one', [55, 115].map((x, at) => ({ x, y: 205, width: 25, height: 30 - 15 * at }))],
      ['as low as a point', [70, 84].map((x) => ({ x, y: 205, width: 10, height: 12 }))],
    ])('takes a small piece %s for part of the line', (_, small) => {
      expect(signs([...large, ...small])).toHaveLength(1);
    });
  });
});
