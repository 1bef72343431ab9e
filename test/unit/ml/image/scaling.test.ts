import { describe, expect, it } from 'vitest';
import { enlarged, scaled } from '../../../../src/ml/image/scaling';

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

describe('enlarged', () => {
  it('goes smoothly from the centre of each pixel to the next, and stays level beyond the last', () => {
    const larger = enlarged({ width: 2, height: 1, data: Float32Array.from([1, 0]) }, 2);
    expect([larger.width, larger.height]).toEqual([4, 2]);
    expect([...larger.data]).toEqual([1, 0.75, 0.25, 0, 1, 0.75, 0.25, 0]);
  });
});
