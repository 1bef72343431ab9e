import { describe, expect, it } from 'vitest';
import { areaOf, convexHull, simplified } from '../../../../../../src/ml/image/cleaning/shapes/convexHull';

const square = [
  { x: 0, y: 0 },
  { x: 10, y: 0 },
  { x: 10, y: 10 },
  { x: 0, y: 10 },
];

describe('convexHull', () => {
  it('leaves out what is inside and on an edge, and goes round clockwise', () => {
    const hull = convexHull([{ x: 5, y: 5 }, { x: 5, y: 0 }, ...square]);
    expect(hull).toEqual(square);
    expect(areaOf(hull)).toBe(100);
  });
});

describe('simplified', () => {
  it('keeps the four corners, also if the outline begins with a bump on an edge', () => {
    const hull = convexHull([{ x: -0.5, y: 4 }, ...square]);
    expect(hull).toHaveLength(5);
    expect(new Set(simplified(hull, 1))).toEqual(new Set(square));
  });
});
