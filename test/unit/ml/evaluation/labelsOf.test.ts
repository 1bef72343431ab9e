import { describe, expect, it } from 'vitest';
import { labelsOf } from '../../../../src/ml/evaluation/labelsOf';

/** What each of a folder's pictures is labelled. */
const labelled = (...names: string[]) =>
  labelsOf(names.map((name) => `folder/${name}.png`)).map((found) => found?.label ?? null);

/** Whole numbers from `first` to `last`. */
const upTo = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

describe('labelsOf', () => {
  it.each([
    ['drawn/7_2.png', '7', 'drawn'],
    ['numbers/2024.jpeg', '2024', 'numbers'],
    ['numbers/0042_b.png', '0042', 'numbers'],
    ['set/3/anything.png', '3', 'set'],
    ['set/3/5_1.png', '3', 'set'],
    ['set/03/5_1.png', '3', 'set'],
    ['set/00/001.png', '0', 'set'],
    ['C:\\set\\8\\a.bmp', '8', 'C:\\set'],
    ['numbers/20240131.png', '20240131', 'numbers'],
    ['photos/7/20240131_120000.jpg', '7', 'photos'],
    ['4.png', '4', '.'],
    ['0.png', '0', '.'],
    ['drawn/7 (12).png', '7', 'drawn'],
    ['4/a.png', '4', '.'],
  ])('%s is labelled %s', (path, label, set) => {
    expect(labelsOf([path])).toEqual([{ label, set }]);
  });

  it.each([
    'a.png',
    'number-2024.png',
    '10/a.png',
    '007/a.png',
    'seven_7.png',
    '7',
    '7 copy.png',
    '7 (a).png',
  ])('%s has no label', (path) => {
    expect(labelsOf([path])).toEqual([null]);
  });

  it.each([
    'photos/20240131_120000.jpg',
    'photos/20240131_120000_001.jpg',
    'photos/20240131_120000(0).jpg',
    'photos/20240131120000.jpg',
    'photos/1706702400000.jpg',
  ])('%s, as a camera named it, has no label', (path) => {
    expect(labelsOf([path])).toEqual([null]);
  });

  it.each([
    ['filled up with zeros', upTo(1, 30).map((number) => String(number).padStart(3, '0'))],
    ['filled up with zeros, of which some are gone', ['03', '04', '09']],
    ['filled up with zeros as far as need be', upTo(1, 120).map((number) => String(number).padStart(3, '0'))],
    ['from 1 to 11', upTo(1, 11).map(String)],
    [
      'of which some are gone',
      upTo(1, 40)
        .filter((number) => number % 3 !== 0)
        .map(String),
    ],
    ['that begin anywhere', upTo(4711, 4731).map(String)],
  ])('takes numbers of pictures for no labels, %s', (_, names) => {
    expect(labelled(...names)).toEqual(names.map(() => null));
  });

  it.each([
    ['the ten digits', upTo(0, 9).map(String)],
    ['numbers of one length, some with a zero in front', ['1234', '0567', '8090', '0042']],
    [
      'many numbers of several lengths',
      ['4', '12', '23', '57', '101', '360', '1234', '4711', '0567', '90210', '8', '99'],
    ],
    ['many numbers far apart', upTo(1, 30).map((number) => String(number * number + 1000))],
  ])('takes names for labels: %s', (_, names) => {
    expect(labelled(...names)).toEqual(names);
  });

  it('takes only the bare numbers of a folder for its numbering', () => {
    expect(labelled('001', '002', '7_1', '0042_b', '3 (1)', 'note')).toEqual([
      null,
      null,
      '7',
      '0042',
      '3',
      null,
    ]);
  });

  it('judges each folder by itself', () => {
    expect(labelsOf(['scan/01.png', 'scan/02.png', 'digits/1.png', 'digits/2.png', 'scan/5/01.png'])).toEqual(
      [null, null, { label: '1', set: 'digits' }, { label: '2', set: 'digits' }, { label: '5', set: 'scan' }],
    );
  });
});
