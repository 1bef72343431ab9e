import { describe, expect, it } from 'vitest';
import { NOT_A_DIGIT } from '../../../../../src/ml/data/labelledImages';
import { HOLD_OUT_FORMS } from '../../../../../src/ml/data/nonDigits/holdOutForms';
import {
  nonDigitImages,
  nonDigitStrokes,
  type NonDigitUse,
} from '../../../../../src/ml/data/nonDigits/nonDigitImages';
import { TEST_FORMS } from '../../../../../src/ml/data/nonDigits/testForms';
import { TRAINING_FORMS } from '../../../../../src/ml/data/nonDigits/trainingForms';
import type { Stroke } from '../../../../../src/ml/image/stroke';
import { strokesBox } from '../../../../../src/ml/image/strokes';
import { Random } from '../../../../../src/ml/random';

/** Letters whose ink is not a digit's. */
const LETTERS = Array.from('ACDEFGHJKLMNPQRTUVWXYacdefhjkmnprtuvwxy');

const USES: readonly NonDigitUse[] = ['training', 'hold-out', 'test'];

describe('the forms of non-digits', () => {
  it.each([
    ['training', TRAINING_FORMS, 2],
    ['the hold-out', HOLD_OUT_FORMS, 1],
    ['the test', TEST_FORMS, 2],
  ])('for %s hold every letter that no digit looks like, in enough forms', (_, forms, atLeast) => {
    const letters = forms.filter(({ kind }) => kind.startsWith('letter '));
    expect([...new Set(letters.map(({ kind }) => kind.slice(-1)))].sort()).toEqual(LETTERS.slice().sort());
    for (const { kind, forms } of letters) expect([kind, forms.length >= atLeast]).toEqual([kind, true]);
    expect(forms.length).toBeGreaterThan(letters.length + 10);
  });

  it('are in one use only', () => {
    const texts = [TRAINING_FORMS, HOLD_OUT_FORMS, TEST_FORMS].flatMap((nonDigits) =>
      nonDigits.flatMap(({ forms }) => forms.map(({ strokes }) => JSON.stringify(strokes))),
    );
    expect(new Set(texts).size).toBe(texts.length);
    const shapes = [TRAINING_FORMS, HOLD_OUT_FORMS, TEST_FORMS].flatMap((nonDigits) =>
      nonDigits.map(({ kind }) => kind).filter((kind) => !kind.startsWith('letter ')),
    );
    expect(new Set(shapes).size).toBe(shapes.length);
  });
});

describe('nonDigitImages', () => {
  it.each(USES)('for %s are labelled as no digits, fill their frames and take turns', (use) => {
    const { count, images, labels, kinds } = nonDigitImages(use, 480, 1);
    expect([count, images.length, labels.length, kinds.length]).toEqual([480, 480 * 784, 480, 480]);
    expect(labels.every((label) => label === NOT_A_DIGIT)).toBe(true);
    for (let n = 0; n < count; n++) {
      const image = images.subarray(n * 784, (n + 1) * 784);
      expect([kinds[n], Math.max(...image)]).toEqual([kinds[n], 255]);
    }
    expect(kinds.filter((kind) => kind === 'letter A').length).toBeGreaterThanOrEqual(3);
    expect(kinds.filter((kind) => kind.startsWith('scribble: ')).length).toBeGreaterThan(10);
    expect(kinds.filter((kind) => kind.startsWith('blot: ')).length).toBeGreaterThan(10);
  });

  it('depend on the seed alone', () => {
    expect(nonDigitImages('test', 70, 3)).toEqual(nonDigitImages('test', 70, 3));
    expect(nonDigitImages('test', 70, 3).images).not.toEqual(nonDigitImages('test', 70, 4).images);
  });

  it('share no scribble and no blot between uses', () => {
    const drawn = USES.flatMap((use) => [
      ...new Set(nonDigitImages(use, 120, 1).kinds.filter((kind) => kind.includes(': '))),
    ]);
    expect(new Set(drawn).size).toBe(drawn.length);
  });
});

describe('nonDigitStrokes', () => {
  it.each(USES)('for %s are of many shapes, and depend on the random numbers alone', (use) => {
    const drawn = (seed: number): Stroke[][] => {
      const random = new Random(seed);
      return Array.from({ length: 60 }, () => nonDigitStrokes(use, random));
    };
    const strokes = drawn(1);
    expect(drawn(1)).toEqual(strokes);
    expect(new Set(strokes.map((of) => of.length)).size).toBeGreaterThan(2);
    expect(strokes.every((of) => strokesBox(of) !== null)).toBe(true);
  });
});
