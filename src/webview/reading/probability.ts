import { percent } from '../../ml/figures';
import { probabilityInWords } from '../../ml/probabilityInWords';

/** A probability as it stands on a page, in one piece: "99.8 %". @param probability 0..1 */
export function probabilityText(probability: number): string {
  return probabilityInWords(probability, '\u202f');
}

/**
 * A probability where there is no room for `probabilityText`, as honest at its ends: "99 %", "> 99 %".
 * @param probability 0..1
 */
export function roundPercent(probability: number): string {
  if (probability > 0.99) return '>\u202f99\u202f%';
  if (probability < 0.01) return '<\u202f1\u202f%';
  return `${String(Math.round(probability * 100))}\u202f%`;
}

/** A measured share 0..1, for example an accuracy, with two digits after the point; "100 %" is all of them, not nearly. */
export function share(value: number): string {
  return value < 1 ? percent(value, 2, '\u202f') : '100\u202f%';
}

const WORDS: readonly (readonly [number, string])[] = [
  [0.99, 'Very sure'],
  [0.9, 'Sure'],
  [0.7, 'Fairly sure'],
  [0.5, 'Likely'],
  [0, 'A guess'],
];

/** How sure the network is of what it read, in words; "not sure" is what a refusal is called. @param confidence 0..1 */
export function confidenceInWords(confidence: number): string {
  return WORDS.find(([from]) => confidence >= from)?.[1] ?? 'A guess';
}

/** Digits by falling probability. @param probabilities ten numbers, by digit */
export function ranked(probabilities: readonly number[]): { digit: number; probability: number }[] {
  return probabilities
    .map((probability, digit) => ({ digit, probability }))
    .sort((a, b) => b.probability - a.probability);
}
