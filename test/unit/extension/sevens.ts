import { readingOf, type Outcome, type Reading } from '../../../src/ml/reading';

/** A number of sevens, of which this became: a guess has a lower confidence, and what is no digit is a sign. */
export function sevens(...outcomes: readonly Outcome[]): Reading {
  return readingOf(
    outcomes.map((outcome) => ({
      digit: {
        digit: 7,
        confidence: { digit: 0.98, 'not sure': 0.31, 'not a digit': 0.12 }[outcome],
        probabilities: [],
        outcome,
        box: { x: 0, y: 0, width: 1, height: 1 },
        frame: new Float32Array(784),
      },
      isCutOff: false,
    })),
  );
}
