import { describe, expect, it } from 'vitest';
import { inkOfImage } from '../../../../../src/ml/data/frames';
import { notDigitSuite } from '../../../../../src/ml/evaluation/suite/notDigitSuite';
import { onPaper } from '../../../../../src/ml/data/numberPictures';
import { dottedPicture } from '../../../../dottedPicture';
import { expectShare, figuresOf, readerOf, TEN_DIGITS } from './suiteFakes';

const IMAGES = 200;
const ROADS = ['as pictures', 'as drawings on the pad'];
const OF_ALL = ['all', ...ROADS];
const suite = notDigitSuite(IMAGES);
const seven = onPaper({ width: 28, height: 28, data: inkOfImage(TEN_DIGITS, 7) }, 2);

describe('notDigitSuite', () => {
  it('counts both kinds of refusal as right, in total and by kind', async () => {
    const outcomes = ['digit', 'not sure', 'not a digit', 'not a digit'] as const;
    const figures = await figuresOf(
      suite,
      readerOf((_, at) => ({ digit: 7, outcome: outcomes[at % 4]! })),
      {},
    );
    const all = figures.get('all');
    expectShare(all, 150, IMAGES);
    expect(all!.goal).toEqual({ atLeast: 0.9 });
    const byKind = [...figures].filter(([name]) => !OF_ALL.includes(name)).map(([, figure]) => figure);
    expect(byKind.length).toBeGreaterThan(5);
    expect(byKind.reduce((sum, { n }) => sum + n, 0)).toBe(IMAGES);
    expect(byKind.reduce((sum, { n, value }) => sum + n * value, 0)).toBeCloseTo(150);
    expect(byKind.every(({ goal }) => goal === null)).toBe(true);
  });

  it.each([
    ['not a digit', 1],
    ['digit', 0],
  ] as const)('reads a fifth of them as pictures and as drawings: all of it %s', async (outcome, share) => {
    const figures = await figuresOf(
      suite,
      readerOf(() => ({ digit: 7, outcome })),
      {},
    );
    for (const road of ROADS) {
      expectShare(figures.get(road), (share * IMAGES) / 5, IMAGES / 5);
      expect(figures.get(road)!.goal).toEqual({ atLeast: 0.9 });
    }
  });

  it('counts a real picture that cannot be opened as not refused, and one with too many marks as refused', async () => {
    const picture = { name: '', set: '', label: '' };
    const notDigits = [seven, seven, null, dottedPicture(40)].map((it) => ({
      ...picture,
      load: () => Promise.resolve(it),
    }));
    const refuse = readerOf(() => ({ digit: 7, outcome: 'not a digit' }));
    const figures = await figuresOf(suite, refuse, { notDigits });
    expectShare(figures.get('real pictures of letters and shapes'), 3, 4);
  });
});
