import { describe, expect, it } from 'vitest';
import { EarlyStopping } from '../../../../src/ml/training/earlyStopping';

describe('EarlyStopping', () => {
  it('is over once the loss has not fallen for as many epochs as it has patience', () => {
    const stopping = new EarlyStopping(2);
    const course = [0.5, 0.4, 0.41, 0.39, 0.39, 0.4].map((loss) => [stopping.observe(loss), stopping.isOver]);
    expect(course).toEqual([
      [true, false],
      [true, false],
      [false, false],
      [true, false],
      [false, false],
      [false, true],
    ]);
  });

  it('takes no epoch with a loss that is no number for the best', () => {
    expect(new EarlyStopping(1).observe(NaN)).toBe(false);
  });
});
