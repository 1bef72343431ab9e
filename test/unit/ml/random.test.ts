import { describe, expect, it } from 'vitest';
import { Random } from '../../../src/ml/random';

function draw(random: Random, count: number): number[] {
  return Array.from({ length: count }, () => random.next());
}

describe('Random', () => {
  it('gives the same numbers for the same seed and others for another', () => {
    expect(draw(new Random(7), 5)).toEqual(draw(new Random(7), 5));
    expect(draw(new Random(7), 5)).not.toEqual(draw(new Random(8), 5));
  });

  it('draws evenly from 0 to 1', () => {
    const counts = new Array<number>(10).fill(0);
    for (const value of draw(new Random(1), 10_000)) counts[Math.floor(value * 10)]!++;
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });

  it('draws normal numbers with mean 0 and deviation 1', () => {
    const random = new Random(3);
    const values = Array.from({ length: 10_000 }, () => random.normal());
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(mean).toBeCloseTo(0, 1);
    expect(variance).toBeCloseTo(1, 1);
  });

  it('shuffles in place without losing anything', () => {
    const array = Uint32Array.from({ length: 100 }, (_, i) => i);
    new Random(5).shuffle(array);
    expect(array).not.toEqual(Uint32Array.from({ length: 100 }, (_, i) => i));
    expect(array.sort()).toEqual(Uint32Array.from({ length: 100 }, (_, i) => i));
  });

  it('forks by label alone, however many numbers were drawn before', () => {
    const fresh = new Random(9);
    const used = new Random(9);
    draw(used, 50);
    expect(draw(used.fork('weights'), 5)).toEqual(draw(fresh.fork('weights'), 5));
    expect(draw(fresh.fork('dropout'), 5)).not.toEqual(draw(fresh.fork('weights'), 5));
    expect(draw(fresh.fork(1), 5)).not.toEqual(draw(fresh.fork(2), 5));
  });
});
