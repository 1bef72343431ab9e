import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../../src/ml/reading';
import {
  digitInWords,
  figures,
  inWords,
  spoken,
  sureness,
  type ShownReading,
} from '../../../src/webview/reading/readingWords';

const ADVICE = { 'not sure': 'Draw it more clearly.', 'not a digit': 'Draw a digit.' };

/** A reading whose digits are as likely as given, the rest shared by the others. */
function reading(outcome: Outcome, ...digits: readonly Readonly<Record<number, number>>[]): ShownReading {
  const shown = digits.map((likely) => {
    const given = Object.values(likely);
    const rest = (1 - given.reduce((sum, each) => sum + each)) / (10 - given.length);
    const probabilities = Array.from({ length: 10 }, (_, digit) => likely[digit] ?? rest);
    const confidence = Math.max(...probabilities);
    return { digit: probabilities.indexOf(confidence), confidence, probabilities, frame: [], outcome };
  });
  return {
    text: outcome === 'digit' ? shown.map(({ digit }) => digit).join('') : null,
    outcome,
    confidence: Math.min(...shown.map(({ confidence }) => confidence)),
    digits: shown,
  };
}

describe('words', () => {
  test('name both digits that a drawing may be', () => {
    expect(inWords(reading('not sure', { 4: 0.48, 9: 0.4 }))).toBe('Not sure: 4 or 9?');
  });

  test('name one digit if no other comes near', () => {
    expect(inWords(reading('not sure', { 4: 0.6 }))).toBe('Not sure: perhaps 4?');
  });

  test('name a whole number that is a guess', () => {
    expect(inWords(reading('not sure', { 4: 0.48 }, { 2: 0.4 }))).toBe('Not sure: 42?');
  });

  test('of a number that is read name the digits that are not', () => {
    const number = reading('digit', { 4: 0.99 }, { 2: 0.456 }, { 7: 0.98 }, { 1: 0.97 }, { 3: 0.4 });
    const doubtful = (...places: readonly number[]): ShownReading => ({
      ...number,
      digits: number.digits.map((digit, index) =>
        places.includes(index) ? { ...digit, outcome: 'not sure' } : digit,
      ),
    });
    expect(inWords(doubtful(1))).toBe('The 2nd digit is a guess');
    expect(sureness(doubtful(1))).toBe('Partly sure');
    expect(sureness(doubtful())).toBe('A guess');
    expect(inWords(doubtful(1, 4))).toBe('2 of 5 digits are guesses');
  });

  test('tell of signs that are left out', () => {
    const number = reading('digit', { 4: 0.99 }, { 2: 0.12 }, { 7: 0.98 });
    const digits = number.digits.with(1, { ...number.digits[1]!, outcome: 'not a digit' });
    const withSign = { ...number, text: '47', confidence: 0.98, digits };
    expect(inWords(withSign)).toBe('Sure, 98.0\u202f%, one sign left out');
    expect(spoken(withSign, ADVICE)).toBe('47, each digit at least 98.0\u202f%, one sign left out');
    expect(sureness(withSign)).toBe('Sure');
  });

  test('call what is no digit so', () => {
    expect(inWords(reading('not a digit', { 4: 0.3 }))).toBe('This is not a digit');
    expect(inWords(reading('not a digit', { 4: 0.3 }, { 1: 0.3 }))).toBe('These are not digits');
  });

  test('give the figures of the digit that is looked at', () => {
    expect(figures(reading('digit', { 4: 0.9, 9: 0.05, 1: 0.02 }), 0)).toBe(
      'then 9\u00a0at\u00a05.0\u202f%, 1\u00a0at\u00a02.0\u202f%',
    );
    expect(figures(reading('digit', { 4: 0.9, 9: 0.05 }, { 2: 0.8, 7: 0.1 }), 1)).toBe(
      '2nd digit: 2\u00a0at\u00a080.0\u202f%, then 7\u00a0at\u00a010.0\u202f%',
    );
    expect(figures(reading('not sure', { 4: 0.5, 9: 0.4 }), 0)).toBe(
      '4\u00a0at\u00a050.0\u202f%, 9\u00a0at\u00a040.0\u202f%',
    );
  });
});

describe('what screen readers are told', () => {
  test('is the number with its confidence', () => {
    expect(spoken(reading('digit', { 7: 0.982 }), ADVICE)).toBe('7, 98.2\u202f%');
    expect(spoken(reading('digit', { 4: 0.9 }, { 2: 0.8 }), ADVICE)).toBe(
      '42, each digit at least 80.0\u202f%',
    );
  });

  test('is which digits of a number are guesses, as the page has it', () => {
    const number = reading('digit', { 4: 0.9 }, { 2: 0.4 });
    const [first, second] = number.digits;
    const doubtful = { ...number, digits: [first!, { ...second!, outcome: 'not sure' as const }] };
    expect(spoken(doubtful, ADVICE)).toBe('42. The 2nd digit is a guess.');
  });

  test('is what to do about a reading that is refused', () => {
    expect(spoken(reading('not sure', { 4: 0.48, 9: 0.4 }), ADVICE)).toBe(
      'Not sure: 4 or 9? Draw it more clearly.',
    );
    expect(spoken(reading('not a digit', { 4: 0.3 }), ADVICE)).toBe('This is not a digit. Draw a digit.');
  });

  test('names each digit of a number by its place, and guesses as guesses', () => {
    const digits = (['digit', 'not a digit', 'not sure'] as const).map((outcome) => ({
      digit: 7,
      confidence: 0.5,
      outcome,
    }));
    expect(digits.map((_, index) => digitInWords(digits, index))).toEqual([
      '1st digit: 7, 50.0\u202f%',
      '1st sign: not a digit',
      '2nd digit: perhaps 7, 50.0\u202f%',
    ]);
  });
});
