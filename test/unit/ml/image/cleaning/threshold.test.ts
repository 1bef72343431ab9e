import { describe, expect, it } from 'vitest';
import { above, aboveSurroundings, otsu } from '../../../../../src/ml/image/cleaning/threshold';
import { Random } from '../../../../../src/ml/random';

function normal(count: number, mean: number, deviation: number, seed: number): number[] {
  const random = new Random(seed);
  return Array.from({ length: count }, () => mean + deviation * random.normal());
}

describe('otsu', () => {
  it('parts two peaks between them, also unequal ones', () => {
    const split = otsu([...normal(2000, 0.1, 0.03, 1), ...normal(60, 0.7, 0.05, 2)])!;
    expect(split.threshold).toBeGreaterThan(0.2);
    expect(split.threshold).toBeLessThan(0.6);
    expect(split.lower).toBeCloseTo(0.1, 1);
    expect(split.upper).toBeCloseTo(0.7, 1);
    expect(split.separation).toBeGreaterThan(0.85);
  });

  it('tells one peak by its separation', () => {
    expect(otsu(normal(5000, 0.5, 0.1, 3))!.separation).toBeCloseTo(0.64, 1);
  });

  it('goes half-way where there is a gap', () => {
    expect(otsu([0.2, 0.2, 0.2, 0.8])!.threshold).toBeCloseTo(0.5, 2);
  });

  it('finds nothing to part in an even picture', () => {
    expect(otsu(new Float32Array(50).fill(0.4))).toBeNull();
  });
});

describe('masks', () => {
  const ink = {
    width: 40,
    height: 1,
    data: Float32Array.from({ length: 40 }, (_, x) => x / 80 + (x % 10 === 5 ? 0.2 : 0)),
  };

  it('holds what is above the threshold', () => {
    expect(
      Array.from(above({ width: 3, height: 1, data: Float32Array.from([0.1, 0.6, 0.5]) }, 0.5).data),
    ).toEqual([0, 1, 0]);
  });

  it('holds what stands out from its surroundings, whatever these are', () => {
    const mask = aboveSurroundings(ink, 4, 0.1);
    expect(Array.from(mask.data.keys()).filter((x) => mask.data[x] === 1)).toEqual([5, 15, 25, 35]);
  });
});
