import { describe, expect, it } from 'vitest';
import { blur } from '../../../../src/ml/image/blur';

describe('blur', () => {
  it('leaves an even picture as it is, up to the edges', () => {
    for (const value of blur(new Float32Array(12 * 7).fill(0.3), 12, 7, 3)) expect(value).toBeCloseTo(0.3, 5);
  });

  it('spreads a dot evenly to all sides and keeps its sum', () => {
    const dot = new Float32Array(21 * 21);
    dot[10 * 21 + 10] = 1;
    const blurred = blur(dot, 21, 21, 2);
    expect(blurred.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
    expect(blurred[10 * 21 + 10]).toBeCloseTo(1 / 25, 5);
    expect(blurred[10 * 21 + 14]).toBeCloseTo(1 / 125, 5);
    expect(blurred[10 * 21 + 14]).toBe(blurred[14 * 21 + 10]);
    expect(blurred[10 * 21 + 14]).toBe(blurred[10 * 21 + 6]);
    expect(blurred[10 * 21 + 15]).toBeCloseTo(0, 6);
  });

  it('averages the whole picture if the radius is larger than it', () => {
    for (const value of blur(Float32Array.from([0, 0, 0, 1]), 2, 2, 50)) expect(value).toBeCloseTo(0.25, 6);
  });
});
