import { expect, it } from 'vitest';
import { placeInWords } from '../../../src/ml/placeInWords';

it('counts the digits of a number as people do', () => {
  const digits = Array.from({ length: 23 }, () => ({}));
  const places = [0, 1, 2, 3, 10, 11, 12, 20, 21, 22].map((index) => placeInWords(digits, index));
  expect(places.map((place) => place.replace(' digit', '')).join()).toBe(
    '1st,2nd,3rd,4th,11th,12th,13th,21st,22nd,23rd',
  );
});

it('counts signs, which are passed over, by themselves', () => {
  const digits = (['not a digit', 'digit', 'not a digit', 'not sure'] as const).map((outcome) => ({
    outcome,
  }));
  expect(digits.map((_, index) => placeInWords(digits, index))).toEqual([
    '1st sign',
    '1st digit',
    '2nd sign',
    '2nd digit',
  ]);
});
