import { readingOf, type Outcome, type Reading } from '../../../src/ml/reading';

/** A number of sevens, of which these became; those that are no "digit" have a lower confidence. */
export function sevens(...outcomes: readonly Outcome[]): Reading {
  return readingOf(
    outcomes.map((outcome) => ({
      digit: 7,
      confidence: outcome === 'digit' ? 0.98 : 0.31,
      probabilities: [],
      outcome,
      box: { x: 0, y: 0, width: 1, height: 1 },
      frame: new Float32Array(784),
    })),
  );
}
