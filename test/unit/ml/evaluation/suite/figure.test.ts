import { describe, expect, it } from 'vitest';
import {
  isMet,
  shareFigure,
  valueFigure,
  wilsonInterval,
} from '../../../../../src/ml/evaluation/suite/figure';

describe('wilsonInterval', () => {
  it('agrees with published values', () => {
    // Newcombe, "Two-sided confidence intervals for the single proportion", 1998, table I, method 3.
    for (const [right, n, low, high] of [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const) {
      const interval = wilsonInterval(right, n);
      expect(interval[0]).toBeCloseTo(low, 4);
      expect(interval[1]).toBeCloseTo(high, 4);
    }
  });

  it('reaches all or none exactly where all or none were right', () => {
    for (let n = 1; n <= 300; n++) {
      expect([wilsonInterval(0, n)[0], wilsonInterval(n, n)[1]]).toEqual([0, 1]);
    }
  });

  it('says nothing without cases', () => {
    expect(wilsonInterval(0, 0)).toEqual([0, 1]);
  });
});

describe('isMet', () => {
  it('compares the value with its goal', () => {
    expect(isMet(shareFigure('', 98, 100, { atLeast: 0.98 }))).toBe(true);
    expect(isMet(shareFigure('', 97, 100, { atLeast: 0.98 }))).toBe(false);
    expect(isMet(valueFigure('', 0.02, 100, { atMost: 0.015 }))).toBe(false);
  });

  it('knows nothing without a goal or without cases', () => {
    expect(isMet(shareFigure('', 1, 2))).toBeNull();
    expect(isMet(shareFigure('', 0, 0, { atLeast: 0.5 }))).toBeNull();
  });
});
