import { describe, expect, it } from 'vitest';
import { numbersSuite } from '../../../../../src/ml/evaluation/suite/numbersSuite';
import { expectShare, figuresOf, nearestDigit, readerOf, TEN_DIGITS } from './suiteFakes';

describe('numbersSuite', () => {
  it('counts a number as right only if all its digits are', async () => {
    const right = await figuresOf(
      numbersSuite(1, [1]),
      readerOf((frame) => ({ digit: nearestDigit(frame) })),
      { mnist: TEN_DIGITS },
    );
    expect(right.get('known strings at +1 px')!.value).toBeGreaterThan(0.8);
    // Every known string but 9876 and 67890 has a digit of these.
    const misread = await figuresOf(
      numbersSuite(1, [1]),
      readerOf((frame) => ({ digit: Math.max(6, nearestDigit(frame)) })),
      { mnist: TEN_DIGITS },
    );
    expect(misread.get('known strings at +1 px')!.value).toBeLessThanOrEqual(1 / 8);
  });

  it('gets on from nothing to all without going back', async () => {
    const told: number[] = [];
    const progress = (done: number) => Promise.resolve(void told.push(done));
    const reader = readerOf((frame) => ({ digit: nearestDigit(frame) }));
    await figuresOf(numbersSuite(1, [1]), reader, { mnist: TEN_DIGITS }, progress);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.filter((done) => done > 1)).toEqual([]);
  });

  it('counts refusals as wrong, and sets its goals by the spacing', async () => {
    const figures = await figuresOf(
      numbersSuite(1, [1, 0]),
      readerOf((frame) => ({ digit: nearestDigit(frame), outcome: 'not sure' })),
      { mnist: TEN_DIGITS },
    );
    for (const spacing of ['+1', '0']) {
      const atLeast = spacing.startsWith('+') ? 0.96 : 0.85;
      for (const kind of ['known', 'random']) {
        const figure = figures.get(`${kind} strings at ${spacing} px`);
        expectShare(figure, 0, 8);
        expect(figure!.goal).toEqual({ atLeast });
      }
      const special = figures.get(`random strings at ${spacing} px with a leading 0 or a 1`)!;
      expect(special).toMatchObject({ value: 0, goal: { atLeast } });
      expect(special.n).toBeLessThanOrEqual(8);
    }
    expectShare(figures.get('with a point, comma or dash, at +3 px'), 0, 4);
    // However little it is sure of, one digit is one digit.
    const split = figures.get('one digit read as several')!;
    expect([split.n, split.goal]).toEqual([10, { atMost: 0.005 }]);
  });
});
