import { describe, expect, it } from 'vitest';
import { inkBounds } from '../../../../src/ml/image/inkBounds';

describe('inkBounds', () => {
  const data = new Float32Array(60);
  data[2 * 10 + 3] = 1;
  data[4 * 10 + 8] = 0.25;
  const ink = { width: 10, height: 6, data };

  it('is the smallest box around all ink', () => {
    expect(inkBounds(ink)).toEqual({ x: 3, y: 2, width: 6, height: 3 });
  });

  it('leaves ink up to the threshold out', () => {
    expect(inkBounds(ink, 0.25)).toEqual({ x: 3, y: 2, width: 1, height: 1 });
  });

  it('is null for a blank picture', () => {
    expect(inkBounds({ width: 4, height: 4, data: new Float32Array(16) })).toBeNull();
  });
});
