import { describe, expect, it } from 'vitest';
import { subset } from '../../../../../src/ml/data/labelledImages';
import { disturbedSuite } from '../../../../../src/ml/evaluation/suite/disturbedSuite';
import { DISTURBANCES } from '../../../../../src/ml/evaluation/suite/paperPictures';
import { expectShare, figuresOf, readerOf, TEN_DIGITS } from './suiteFakes';

const SEVENS = { mnist: subset(TEN_DIGITS, [7]) };
const SOME = DISTURBANCES.filter(({ name }) => name === 'coloured ink' || name === 'tiny');
const suite = disturbedSuite(12, SOME);

describe('disturbedSuite', () => {
  it('counts refusals as wrong, also where the digit guessed is right', async () => {
    const figures = await figuresOf(
      suite,
      readerOf(() => ({ digit: 7, outcome: 'not sure' })),
      SEVENS,
    );
    expect(figures.size).toBe(4);
    for (const { name, range } of SOME) {
      expectShare(figures.get(`${name} (${range})`), 0, 12);
    }
  });

  it('measures every picture, and the strongest quarter of them apart, with its own goal', async () => {
    const figures = await figuresOf(
      suite,
      readerOf(() => ({ digit: 7 })),
      SEVENS,
    );
    const all = figures.get('coloured ink (any hue, lightness 20-60 %)');
    expectShare(all, 12, 12);
    expect(all?.goal).toEqual({ atLeast: 0.98 });
    const hardest = SOME.map(({ name }) => figures.get(`${name}, hardest quarter`)!);
    for (const { goal } of hardest) expect(goal).toEqual({ atLeast: 0.95 });
    const share = hardest.reduce((sum, { n }) => sum + n, 0) / (12 * SOME.length);
    expect(share).toBeGreaterThan(0.05);
    expect(share).toBeLessThan(0.5);
  });
});
