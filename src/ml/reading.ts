import type { Box } from './image/picture';

/** Whether a digit was read, could only be guessed, or is none. */
export type Outcome = (typeof OUTCOMES)[number];

/** All of them, where one is kept as a number: its place here. */
export const OUTCOMES = ['digit', 'not sure', 'not a digit'] as const;

/** A reading with less confidence than this, of 0..1, is more likely wrong than right, and only a guess. */
export const LEAST_CONFIDENCE = 0.5;

/** What the network made of one frame. */
export interface Prediction {
  /** The likeliest digit, 0..9; a mere guess unless the outcome is "digit". */
  readonly digit: number;
  /** Its probability, 0..1. */
  readonly confidence: number;
  /** Ten probabilities that add up to 1, by digit. */
  readonly probabilities: readonly number[];
  readonly outcome: Outcome;
}

/**
 * One digit that was found, with where it was, in pixels of the picture or in the unit of the strokes, and the frame that
 * was read.
 */
export interface ReadDigit extends Prediction {
  readonly box: Box;
  /** 784 values, 28 x 28 row-major, ink 0..1. */
  readonly frame: Float32Array;
}

/** What a picture or a drawing says. */
export interface Reading {
  /** The digits in reading order, for example "42"; `null` if none was found or the reading is refused. */
  readonly text: string | null;
  /** The lowest of the digits' confidences, 0..1; 0 if none was found. */
  readonly confidence: number;
  /** That of most of the digits; "nothing" if there is no ink to read. Any but "digit" is a refusal. */
  readonly outcome: Outcome | 'nothing';
  /** What was looked at, refused or not. */
  readonly digits: readonly ReadDigit[];
}

/** What a picture says. */
export interface PictureReading extends Reading {
  /** By what whole number it was enlarged before it was read; 1 if it was not. */
  readonly times: number;
}

/** A reading of digits in reading order. It is refused if half of them or more are, each by itself. */
export function readingOf(digits: readonly ReadDigit[]): Reading {
  if (digits.length === 0) return { text: null, confidence: 0, outcome: 'nothing', digits };
  const outcome = outcomeOfMost(digits);
  return {
    text: outcome === 'digit' ? digits.map(({ digit }) => digit).join('') : null,
    confidence: Math.min(...digits.map(({ confidence }) => confidence)),
    outcome,
    digits,
  };
}

function outcomeOfMost(digits: readonly ReadDigit[]): Outcome {
  const share = (wanted: Outcome): number =>
    digits.filter(({ outcome }) => outcome === wanted).length / digits.length;
  if (share('digit') > 0.5) return 'digit';
  return share('not a digit') > 0.5 ? 'not a digit' : 'not sure';
}
