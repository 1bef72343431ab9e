import { expect, it } from 'vitest';
import { readingAsText } from '../../../../src/extension/classify/readingAsText';
import type { Outcome } from '../../../../src/ml/reading';
import { sevens } from '../sevens';

function asText(...outcomes: readonly Outcome[]): string {
  const reading = { ...sevens(...outcomes), times: 1 };
  return readingAsText('a.png', 'mlp-1', { width: 1, height: 1, reading, preview: null });
}

function summary(...outcomes: readonly Outcome[]): string | undefined {
  return asText(...outcomes).split('\n')[1];
}

it('says how sure a number is of which each digit was read', () => {
  expect(summary('digit', 'digit', 'digit')).toBe('Reading: 777, each digit at least 98.0 % sure.');
});

it('names the digits of a number that are guesses', () => {
  expect(summary('digit', 'not sure', 'digit')).toBe('Reading: 777, partly sure. The 2nd digit is a guess.');
  expect(summary('digit', 'not sure', 'digit', 'not sure', 'digit')).toBe(
    'Reading: 77777, partly sure. 2 of 5 digits are guesses.',
  );
});

it('counts no signs with the digits', () => {
  const lines = asText('not a digit', 'digit', 'not sure', 'digit').split('\n').slice(1);
  expect(lines.map((line) => /^[^:]+: \S+/.exec(line)?.[0])).toEqual([
    'Reading: 777,',
    '1st sign: 7',
    '1st digit: 7',
    '2nd digit: 7',
    '3rd digit: 7',
  ]);
  expect(lines[0]).toContain('The 2nd digit is a guess');
});

it('tells of signs that are left out', () => {
  expect(summary('not a digit', 'digit', 'digit')).toBe(
    'Reading: 77, each digit at least 98.0 % sure, one sign left out.',
  );
  expect(
    summary('not a digit', 'digit', 'digit', 'digit', 'not sure', 'not sure', 'digit', 'not a digit'),
  ).toBe('Reading: 777777, partly sure. 2 of 6 digits are guesses, 2 signs left out.');
});
