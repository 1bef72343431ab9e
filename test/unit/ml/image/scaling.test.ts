import { describe, expect, it } from 'vitest';
import { scaled } from '../../../../src/ml/image/scaling';

describe('scaled', () => {
  it('takes means of the pixels that fall together', () => {
    const half = scaled({ width: 4, height: 2, data: Float32Array.from([1, 0, 1, 1, 0, 0, 1, 1]) }, 0.5);
    expect(half).toEqual({ width: 2, height: 1, data: Float32Array.from([0.25, 1]) });
  });

  it('spreads pixels over those that they fall on', () => {
    const larger = scaled({ width: 2, height: 1, data: Float32Array.from([1, 0]) }, 1.5);
    expect([...larger.data].slice(0, 3)).toEqual([1, 0.5, 0]);
    expect([...larger.data].slice(3)).toEqual([0.5, 0.25, 0]);
  });
});
