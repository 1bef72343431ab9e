import { describe, expect, it } from 'vitest';
import { concatenateImages, repeatImages } from '../../../../src/ml/data/labelledImages';
import {
  changeDigits,
  isOwn,
  NO_DIGITS,
  ownAddition,
  type OwnDigit,
} from '../../../../src/ml/data/ownDigits';

/** A digit whose only ink is its number. */
const digit = (ink: number, label: number): OwnDigit => ({
  image: new Uint8Array(784).fill(ink, 400, 401),
  label,
});

const collection = (...digits: OwnDigit[]) =>
  digits.reduce((all, each) => changeDigits(all, { kind: 'keep', digit: each }).digits, NO_DIGITS);

/** What is in a collection, as [ink, label]. */
const contents = ({ images, labels, count }: typeof NO_DIGITS) =>
  Array.from({ length: count }, (_, index) => [images[index * 784 + 400], labels[index]]);

const three = collection(digit(1, 7), digit(2, 7), digit(3, 5));

describe('changeDigits', () => {
  it('keeps digits one after the other', () => {
    expect(contents(three)).toEqual([
      [1, 7],
      [2, 7],
      [3, 5],
    ]);
    expect(three.images).toHaveLength(3 * 784);
  });

  it('gives a digit that is kept again its other label, and keeps it once', () => {
    const { digits, undo } = changeDigits(three, { kind: 'keep', digit: digit(2, 1) });
    expect(contents(digits)).toEqual([
      [1, 7],
      [2, 1],
      [3, 5],
    ]);
    expect(contents(changeDigits(digits, undo!).digits)).toEqual(contents(three));
  });

  it('has nothing to do for a digit that is kept already', () => {
    expect(changeDigits(three, { kind: 'keep', digit: digit(2, 7) })).toEqual({ digits: three, undo: null });
  });

  it.each([
    ['keeping', { kind: 'keep', digit: digit(9, 0) }],
    ['the removal of the first', { kind: 'remove', digit: digit(1, 7) }],
    ['the removal of one between others', { kind: 'remove', digit: digit(2, 7) }],
    ['the removal of the last', { kind: 'remove', digit: digit(3, 5) }],
    ['another label', { kind: 'relabel', digit: digit(3, 5), label: 6 }],
  ] as const)('gives the change that takes back %s', (_, change) => {
    const { digits, undo } = changeDigits(three, change);
    expect(contents(digits)).not.toEqual(contents(three));
    expect(contents(changeDigits(digits, undo!).digits)).toEqual(contents(three));
  });

  it.each([
    ['removed', { kind: 'remove', digit: digit(4, 4) }],
    ['given another label', { kind: 'relabel', digit: digit(4, 4), label: 1 }],
  ] as const)('leaves alone what is to be %s and is not there any more', (_, change) => {
    expect(changeDigits(three, change)).toEqual({ digits: three, undo: null });
  });

  it('gives another label to what has got one meanwhile, as whoever corrects a slip sees it', () => {
    const { digits, undo } = changeDigits(three, { kind: 'relabel', digit: digit(3, 9), label: 1 });
    expect(Array.from(digits.labels)).toEqual([7, 7, 1]);
    expect(undo).toEqual({ kind: 'relabel', digit: digit(3, 1), label: 5 });
  });

  it('removes what has got another label meanwhile, and brings it back with that', () => {
    const { digits, undo } = changeDigits(three, { kind: 'remove', digit: digit(3, 9) });
    expect(Array.from(digits.labels)).toEqual([7, 7]);
    expect(contents(changeDigits(digits, undo!).digits)).toEqual(contents(three));
  });

  it('removes the one with the label that is asked for where an image is there twice', () => {
    const both = concatenateImages([
      three,
      { count: 1, images: digit(3, 9).image, labels: Uint8Array.of(9) },
    ]);
    const { digits } = changeDigits(both, { kind: 'remove', digit: digit(3, 9) });
    expect(contents(digits)).toEqual(contents(three));
  });

  it('does not write into the collection that it is given', () => {
    const before = contents(three);
    changeDigits(three, { kind: 'relabel', digit: digit(3, 5), label: 6 });
    expect(contents(three)).toEqual(before);
  });
});

describe('repeatImages', () => {
  it('has every image as often', () => {
    const twice = repeatImages(three, 2);
    expect(twice.count).toBe(6);
    expect(Array.from(twice.labels)).toEqual([7, 7, 5, 7, 7, 5]);
    expect(contents(twice).slice(3)).toEqual(contents(three));
  });
});

describe('the name of digits of the user beside a dataset', () => {
  it('tells which folder they lie in, unless it is the usual one', () => {
    expect(ownAddition('my-digits', 3)).toBe('my digits, each 3 times');
    expect(ownAddition('My-Digits', 3)).toBe('my digits, each 3 times');
    expect(ownAddition('digits-anna', 1)).toBe('my digits of digits-anna, each 1 times');
  });

  it('is that of My Digits only where they lie in the usual folder', () => {
    expect(isOwn(ownAddition('my-digits', 3))).toBe(true);
    expect(isOwn(ownAddition('digits-anna', 3))).toBe(false);
  });
});
