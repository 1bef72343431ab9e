import { describe, expect, it } from 'vitest';
import { ElasticField } from '../../../../src/ml/data/elastic';
import { Random } from '../../../../src/ml/random';

function field(amount: number, seed: number): Float32Array {
  const into = new Float32Array(784);
  new ElasticField().draw(amount, new Random(seed), into);
  return into;
}

describe('ElasticField', () => {
  it('moves pixels by up to the amount, either way, and no pixel more than its neighbour by much', () => {
    let most = 0;
    let steepest = 0;
    for (let seed = 0; seed < 50; seed++) {
      const moved = field(3, seed);
      moved.forEach((value, pixel) => {
        most = Math.max(most, Math.abs(value));
        if (pixel % 28 > 0) steepest = Math.max(steepest, Math.abs(value - moved[pixel - 1]!));
        if (pixel >= 28) steepest = Math.max(steepest, Math.abs(value - moved[pixel - 28]!));
      });
    }
    expect(most).toBeGreaterThan(1.5);
    expect(most).toBeLessThanOrEqual(3);
    // A cubic B-spline with points 7 pixels apart and values of -3..3 climbs by 2 * 3 / 7 a pixel at the most.
    expect(steepest).toBeLessThanOrEqual(6 / 7);
  });

  it('bends either way alike', () => {
    const mean = new Float32Array(784);
    for (let seed = 0; seed < 500; seed++)
      field(1, seed).forEach((value, pixel) => (mean[pixel]! += value / 500));
    for (const value of mean) expect(Math.abs(value)).toBeLessThan(0.08);
  });

  it('does the same for the same seed', () => {
    expect(field(2, 5)).toEqual(field(2, 5));
    expect(field(2, 5)).not.toEqual(field(2, 6));
  });
});
