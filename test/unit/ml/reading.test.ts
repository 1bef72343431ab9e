import { describe, expect, it } from 'vitest';
import { readingOf, type Outcome, type ReadDigit } from '../../../src/ml/reading';

function digits(...outcomes: Outcome[]): ReadDigit[] {
  return outcomes.map((outcome, digit) => ({
    digit,
    confidence: 0.9 - digit / 10,
    probabilities: [],
    outcome,
    box: { x: 0, y: 0, width: 1, height: 1 },
    frame: new Float32Array(784),
  }));
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
});
