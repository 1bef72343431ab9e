import { describe, expect, it } from 'vitest';
import { readingOf, type FoundDigit, type Outcome } from '../../../src/ml/reading';

/** Digits 0, 1, … with these outcomes, each by itself. */
function digits(...outcomes: Outcome[]): FoundDigit[] {
  return outcomes.map((outcome, digit) => ({
    digit: {
      digit,
      confidence: 0.9 - digit / 10,
      probabilities: [],
      outcome,
      box: { x: 0, y: 0, width: 1, height: 1 },
      frame: new Float32Array(784),
    },
    isCutOff: false,
  }));
}

/** What is no digit, and as little like one. */
function sign({ isCutOff = false, confidence = 0.12 } = {}): FoundDigit {
  const [{ digit }] = digits('not a digit') as [FoundDigit];
  return { digit: { ...digit, confidence }, isCutOff };
}

describe('readingOf', () => {
  it('says nothing where nothing is', () => {
    expect(readingOf([])).toEqual({ text: null, confidence: 0, outcome: 'nothing', digits: [] });
  });

  it('reads digits in their order, and is as sure as of the least sure one', () => {
    const reading = readingOf(digits('digit', 'digit', 'not sure'));
    expect(reading).toMatchObject({ text: '012', outcome: 'digit' });
    expect(reading.confidence).toBeCloseTo(0.7);
  });

  it('refuses one digit that is refused, and keeps what was looked at', () => {
    expect(readingOf(digits('not a digit'))).toMatchObject({ text: null, outcome: 'not a digit' });
    expect(readingOf(digits('not sure'))).toMatchObject({ text: null, outcome: 'not sure' });
    expect(readingOf(digits('not sure')).digits).toHaveLength(1);
  });

  it('refuses a number if half of it is refused, and denies it only if most of it is no digit', () => {
    expect(readingOf(digits('digit', 'not a digit'))).toMatchObject({ text: null, outcome: 'not sure' });
    expect(readingOf(digits('not a digit', 'not a digit', 'digit'))).toMatchObject({
      outcome: 'not a digit',
    });
  });

  it('passes over signs, and is as sure as of the least sure digit', () => {
    const reading = readingOf([sign(), ...digits('digit', 'digit', 'not sure')]);
    expect(reading).toMatchObject({ text: '012', outcome: 'digit' });
    expect(reading.confidence).toBeCloseTo(0.7);
    expect(reading.digits.map(({ outcome }) => outcome)).toEqual([
      'not a digit',
      'digit',
      'digit',
      'not sure',
    ]);
  });

  it('takes what is no digit for a guess if it was cut off a digit, or is a little like one', () => {
    for (const doubtful of [sign({ isCutOff: true }), sign({ confidence: 0.4 })]) {
      const reading = readingOf([doubtful, ...digits('digit', 'digit')]);
      expect(reading.text).toBe('001');
      expect(reading.digits[0]!.outcome).toBe('not sure');
    }
  });

  it('reads nothing where there are as many signs as digits', () => {
    expect(readingOf([sign(), ...digits('digit')])).toMatchObject({ text: null, outcome: 'not sure' });
    expect(readingOf([sign(), sign(), ...digits('digit')])).toMatchObject({ outcome: 'not a digit' });
  });
});
