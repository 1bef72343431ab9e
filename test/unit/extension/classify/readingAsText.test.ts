import { expect, it } from 'vitest';
import { readingAsText } from '../../../../src/extension/classify/readingAsText';
import type { Outcome } from '../../../../src/ml/reading';
import { sevens } from '../sevens';

function summary(...outcomes: readonly Outcome[]): string | undefined {
  const reading = { ...sevens(...outcomes), times: 1 };
  return readingAsText('a.png', 'mlp-1', { width: 1, height: 1, reading, preview: null }).split('\n')[1];
}

it('says how sure a number is of which each digit was read', () => {
  expect(summary('digit', 'digit', 'digit')).toBe('Reading: 777, each digit at least 98.0 % sure.');
});

it('names the digits of a number that are guesses', () => {
  expect(summary('digit', 'not sure', 'digit')).toBe('Reading: 777, partly sure. Digit 2 is a guess.');
  expect(summary('digit', 'not sure', 'digit', 'not sure', 'digit')).toBe(
    'Reading: 77777, partly sure. 2 of 5 digits are guesses.',
  );
});

it('tells of signs that are left out', () => {
  expect(summary('not a digit', 'digit', 'digit')).toBe(
    'Reading: 77, each digit at least 98.0 % sure, one sign left out.',
  );
  expect(
    summary('not a digit', 'digit', 'digit', 'digit', 'not sure', 'not sure', 'digit', 'not a digit'),
  ).toBe('Reading: 777777, partly sure. 2 of 6 digits are guesses, 2 signs left out.');
});
