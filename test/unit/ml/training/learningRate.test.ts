import { describe, expect, it } from 'vitest';
import { scheduledRate } from '../../../../src/ml/training/learningRate';

describe('scheduledRate', () => {
  it('stays where it is when constant', () => {
    for (const done of [0, 0.5, 1]) {
      expect(scheduledRate({ schedule: 'constant', learningRate: 0.01 }, done)).toBe(0.01);
    }
  });

  it('climbs to the learning rate over a fifth of the run and then falls to nearly nothing', () => {
    const rate = (done: number) => scheduledRate({ schedule: 'oneCycle', learningRate: 0.01 }, done);
    expect(rate(0)).toBeCloseTo(0.01 / 25, 12);
    expect(rate(0.2)).toBeCloseTo(0.01, 12);
    expect(rate(1)).toBeCloseTo(0.01 / 1000, 12);
    const course = Array.from({ length: 101 }, (_, percent) => rate(percent / 100));
    const top = course.indexOf(Math.max(...course));
    expect(top).toBe(20);
    course.forEach((value, at) => {
      if (at > 0 && at <= top) expect(value).toBeGreaterThan(course[at - 1]!);
      if (at > top) expect(value).toBeLessThan(course[at - 1]!);
    });
  });
});
