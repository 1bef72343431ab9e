import { describe, expect, it } from 'vitest';
import { inkOfImage } from '../../../../../src/ml/data/frames';
import { onPaper } from '../../../../../src/ml/data/numberPictures';
import { pictureSuites } from '../../../../../src/ml/evaluation/suite/picturesSuite';
import type { LabelledPicture } from '../../../../../src/ml/evaluation/suite/suite';
import { dottedPicture } from '../../../../dottedPicture';
import { expectShare, figuresOf, readerOf, TEN_DIGITS } from './suiteFakes';

const [photos, drawn, numbers] = pictureSuites;
const seven = onPaper({ width: 28, height: 28, data: inkOfImage(TEN_DIGITS, 7) }, 2);

/** `n` pictures of a 7, the first of them labelled otherwise, and some that cannot be opened. */
function set(name: string, n: number, wrong: number, unreadable = 0): LabelledPicture[] {
  return Array.from({ length: n }, (_, index) => ({
    name: `${name}/${index}`,
    set: `pictures/${name}`,
    label: index < wrong ? '1' : '7',
    load: () => Promise.resolve(index >= n - unreadable ? null : seven),
  }));
}

const sevens = readerOf(() => ({ digit: 7 }));

describe('pictureSuites', () => {
  it('gives each set its share, pools those of fewer than ten, and weighs sets alike in their mean', async () => {
    const pictures = [...set('many', 20, 0), ...set('few', 6, 3), ...set('fewer', 4, 2)];
    const figures = await figuresOf(photos!, sevens, { photos: pictures });
    expect([...figures.keys()]).toEqual(['all', 'mean of 2 sets', 'many', 'smaller sets']);
    expectShare(figures.get('all'), 25, 30);
    expectShare(figures.get('many'), 20, 20);
    expectShare(figures.get('smaller sets'), 5, 10);
    expect(figures.get('mean of 2 sets')).toMatchObject({ value: 0.75, n: 30, interval: null });
  });

  it('counts refusals, and pictures that cannot be opened or have too many marks, as misread', async () => {
    const refused = await figuresOf(
      photos!,
      readerOf(() => ({ digit: 7, outcome: 'not a digit' })),
      { photos: set('a', 10, 0) },
    );
    expectShare(refused.get('all'), 0, 10);
    const unopened = await figuresOf(photos!, sevens, { photos: set('a', 10, 0, 4) });
    expectShare(unopened.get('all'), 6, 10);
    const crowded = {
      name: '',
      set: 'pictures/b',
      label: '7',
      load: () => Promise.resolve(dottedPicture(40)),
    };
    const ofMarks = await figuresOf(photos!, sevens, { photos: [...set('a', 10, 0), crowded] });
    expectShare(ofMarks.get('all'), 10, 11);
  });

  it('sets the goals of each kind of picture', async () => {
    const pictures = set('a', 10, 0);
    const goals = async (...[suite, part]: [typeof photos, 'photos' | 'paintings' | 'numbers']) =>
      [...(await figuresOf(suite!, sevens, { [part]: pictures })).values()].map(({ goal }) => goal);
    expect(await goals(photos, 'photos')).toEqual([{ atLeast: 0.95 }, { atLeast: 0.95 }, null]);
    expect(await goals(drawn, 'paintings')).toEqual([
      { atLeast: 0.985 },
      { atLeast: 0.985 },
      null,
      { atMost: 0.005 },
    ]);
    expect(await goals(numbers, 'numbers')).toEqual([{ atLeast: 0.7 }, null, null]);
  });
});
