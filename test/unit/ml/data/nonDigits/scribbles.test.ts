import { describe, expect, it } from 'vitest';
import { meander, polygon } from '../../../../../src/ml/data/nonDigits/scribbles';
import { Random } from '../../../../../src/ml/random';

describe('polygon', () => {
  it('ends where it began, after three or four sides', () => {
    const random = new Random(1);
    const sides = Array.from({ length: 100 }, () => {
      const [outline] = polygon(random);
      expect(outline!.at(-1)).toEqual(outline![0]);
      return outline!.length - 1;
    });
    expect(new Set(sides)).toEqual(new Set([3, 4]));
  });
});

describe('meander', () => {
  it('turns squarely at every corner and has more pieces than a digit of a display', () => {
    const random = new Random(1);
    for (let n = 0; n < 100; n++) {
      const [path] = meander(random);
      expect(path!.length).toBeGreaterThan(7);
      for (let corner = 1; corner + 1 < path!.length; corner++) {
        const [before, at, after] = [path![corner - 1]!, path![corner]!, path![corner + 1]!];
        const along = (at.x - before.x) * (after.x - at.x) + (at.y - before.y) * (after.y - at.y);
        expect(Math.abs(along)).toBe(0);
        expect(Math.hypot(at.x - before.x, at.y - before.y)).toBeGreaterThan(0);
      }
    }
  });
});
