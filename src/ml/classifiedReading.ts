import type { Box } from './image/picture';
import type { ReadDigit, Reading } from './reading';

/** A box as other programs get it: x, y, width, height in pixels of the image, or in the unit of the strokes. */
export type BoxTuple = readonly [number, number, number, number];

type PlacedDigit = Pick<ReadDigit, 'digit' | 'confidence' | 'outcome' | 'probabilities'> & {
  readonly box: BoxTuple;
};

/** What was read, as other programs get it. */
export interface ClassifiedReading {
  readonly reading: string | null;
  /** Why what was seen is not taken for a digit, if it is not. */
  readonly refused?: Reading['outcome'];
  /** 0..1 */
  readonly confidence: number;
  /** Each with what became of it by itself: a number is read where most of its digits are. */
  readonly digits: readonly PlacedDigit[];
  /** Of the card of the model that read. */
  readonly modelId: string;
}

/** A reading for other programs, its numbers rounded. Boxes are in pixels of the image, or in the unit of the strokes. */
export function classifiedReading(
  {
    text,
    outcome,
    confidence,
    digits,
  }: Pick<Reading, 'text' | 'outcome' | 'confidence'> & {
    readonly digits: readonly PlacedDigit[];
  },
  modelId: string,
): ClassifiedReading {
  return {
    reading: text,
    ...(text === null && digits.length > 0 ? { refused: outcome } : {}),
    confidence: rounded(confidence),
    digits: digits.map(({ digit, confidence, outcome, probabilities, box: [x, y, width, height] }) => ({
      digit,
      confidence: rounded(confidence),
      outcome,
      probabilities: probabilities.map(rounded),
      box: [rounded(x), rounded(y), rounded(width), rounded(height)],
    })),
    modelId,
  };
}

export function boxTuple({ x, y, width, height }: Box): BoxTuple {
  return [x, y, width, height];
}

/** Six digits after the point: enough to compare readings by, and more than anybody can read from a probability. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
