import { describe, expect, it } from 'vitest';
import { syntheticStrokes } from '../../../../../src/ml/data/syntheticDigits';
import { placeStrokes } from '../../../../syntheticPicture';
import { frameOfStrokes } from '../../../../../src/ml/image/strokes';
import { wholeness } from '../../../../../src/ml/image/segmentation/wholeness';
import { Random } from '../../../../../src/ml/random';

describe('wholeness', () => {
  it('tells one digit from two of them', () => {
    const random = new Random(3);
    let right = 0;
    for (let n = 0; n < 50; n++) {
      const one = syntheticStrokes(n % 10, random);
      const two = [...one, ...placeStrokes(syntheticStrokes(random.integer(10), random), 1, 200, 0)];
      if (wholeness(frameOfStrokes(one), 1, 0.7) > 0) right++;
      if (wholeness(frameOfStrokes(two), 1, 1.5) < 0) right++;
    }
    expect(right).toBeGreaterThanOrEqual(90);
  });
});
