import { describe, expect, it } from 'vitest';
import { fromFloat16, toFloat16 } from '../../../../src/ml/models/float16';

describe('float16', () => {
  it('gives back every finite half-precision number as it was', () => {
    const finite = Uint16Array.from({ length: 65536 }, (_, bits) => bits).filter(
      (bits) => (bits & 0x7c00) !== 0x7c00,
    );
    expect(toFloat16(fromFloat16(finite))).toEqual(finite);
  });

  it('knows infinity and what is no number', () => {
    expect(Array.from(fromFloat16(Uint16Array.of(0x7c00, 0xfc00, 0x7e00, 0xfc01)))).toEqual([
      Infinity,
      -Infinity,
      NaN,
      NaN,
    ]);
    expect(fromFloat16(Uint16Array.of(0x8000))[0]).toBe(-0);
  });

  it('rounds to the nearest, ties to even, and overflows to infinity', () => {
    const values = [1 + 2 ** -11, 1 + 3 * 2 ** -11, 1.0001, 65519, 65520, -1e9, 2 ** -25, 3 * 2 ** -25];
    expect(Array.from(fromFloat16(toFloat16(Float32Array.from(values))))).toEqual([
      1,
      1 + 2 ** -9,
      1,
      65504,
      Infinity,
      -Infinity,
      0,
      2 ** -23,
    ]);
  });
});
