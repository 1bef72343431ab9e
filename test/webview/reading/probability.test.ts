import { expect, test } from 'vitest';
import { confidenceInWords, probabilityText, ranked, share } from '../../../src/webview/reading/probability';

const plain = (text: string) => text.replaceAll('\u202f', ' ');

test.each([
  [1, '> 99.9 %'],
  [0.99951, '> 99.9 %'],
  [0.9994, '99.9 %'],
  [0.5, '50.0 %'],
  [0.0006, '0.1 %'],
  [0.0004, '< 0.1 %'],
  [0, '< 0.1 %'],
])('probabilityText says of %d: %s', (probability, text) => {
  expect(plain(probabilityText(probability))).toBe(text);
});

test('words follow the confidence down', () => {
  expect([0.995, 0.95, 0.8, 0.6, 0.3].map(confidenceInWords)).toEqual([
    'Very sure',
    'Sure',
    'Fairly sure',
    'Likely',
    'A guess',
  ]);
});

test('ranked puts the likeliest digit first', () => {
  const probabilities = [0, 0.1, 0, 0.7, 0, 0, 0.2, 0, 0, 0];
  expect(ranked(probabilities).slice(0, 3)).toEqual([
    { digit: 3, probability: 0.7 },
    { digit: 6, probability: 0.2 },
    { digit: 1, probability: 0.1 },
  ]);
});

test('an accuracy is all only where all are right', () => {
  expect([share(1), share(59_999 / 60_000), share(0.9942), share(0)]).toEqual([
    '100\u202f%',
    '99.99\u202f%',
    '99.42\u202f%',
    '0.00\u202f%',
  ]);
});
