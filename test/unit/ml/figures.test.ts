import { describe, expect, it } from 'vitest';
import { percent, thousands } from '../../../src/ml/figures';

describe('thousands', () => {
  it('sets them apart, of rounded and negative numbers too', () => {
    expect([0, 999, 1000, 60_000, 1_234_567.6, -1500].map(thousands)).toEqual([
      '0',
      '999',
      '1,000',
      '60,000',
      '1,234,568',
      '-1,500',
    ]);
  });
});

describe('percent', () => {
  it('gives a share with two decimals, or as many as asked for', () => {
    expect([percent(0.9931), percent(0), percent(0.5, 0), percent(0.98999, 3)]).toEqual([
      '99.31 %',
      '0.00 %',
      '50 %',
      '98.999 %',
    ]);
  });

  it('gives all only where it is all of them', () => {
    expect([percent(1), percent(47_999 / 48_000), percent(0.996, 0), percent(1, 0)]).toEqual([
      '100.00 %',
      '99.99 %',
      '99 %',
      '100 %',
    ]);
  });
});
