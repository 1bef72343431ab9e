import { describe, expect, it } from 'vitest';
import { median, quantile } from '../../../src/ml/quantile';

describe('quantile', () => {
  it('is the value that comes after the share', () => {
    expect(quantile([10, 20, 30, 40], 0.25)).toBe(20);
    expect(quantile([10, 20, 30, 40], 0.7)).toBe(30);
  });

  it('begins with the smallest and ends with the largest', () => {
    expect(quantile([10, 20, 30], 0)).toBe(10);
    expect(quantile([10, 20, 30], 1)).toBe(30);
  });

  it('is undefined where there are no values', () => {
    expect(quantile(new Float32Array(), 0.5)).toBeUndefined();
  });
});

describe('median', () => {
  it('is the value in the middle, or the upper one of two', () => {
    expect(median([10, 20, 90])).toBe(20);
    expect(median([10, 20, 30, 90])).toBe(30);
  });
});
