import { describe, expect, it } from 'vitest';
import { labelOf } from '../../../../src/ml/evaluation/labelOf';

describe('labelOf', () => {
  it.each([
    ['drawn/7_2.png', '7', 'drawn'],
    ['numbers/2024.jpeg', '2024', 'numbers'],
    ['numbers/0042_b.png', '0042', 'numbers'],
    ['set/3/anything.png', '3', 'set'],
    ['set/3/5_1.png', '3', 'set'],
    ['C:\\set\\8\\a.bmp', '8', 'C:\\set'],
    ['numbers/20240131.png', '20240131', 'numbers'],
    ['photos/7/20240131_120000.jpg', '7', 'photos'],
    ['4.png', '4', '.'],
    ['drawn/7 (12).png', '7', 'drawn'],
    ['4/a.png', '4', '.'],
  ])('%s is labelled %s', (path, label, set) => {
    expect(labelOf(path)).toEqual({ label, set });
  });

  it.each(['a.png', 'number-2024.png', '10/a.png', 'seven_7.png', '7', '7 copy.png', '7 (a).png'])(
    '%s has no label',
    (path) => {
      expect(labelOf(path)).toBeNull();
    },
  );

  it.each([
    'photos/20240131_120000.jpg',
    'photos/20240131_120000_001.jpg',
    'photos/20240131_120000(0).jpg',
    'photos/20240131120000.jpg',
    'photos/1706702400000.jpg',
  ])('%s, as a camera named it, has no label', (path) => {
    expect(labelOf(path)).toBeNull();
  });
});
