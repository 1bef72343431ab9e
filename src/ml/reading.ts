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
 * was read. In a number that is read, one that may be wrong is "not sure", and "not a digit" is a sign that is passed over.
 */
export interface ReadDigit extends Prediction {
  readonly box: Box;
  /** 784 values, 28 x 28 row-major, ink 0..1. */
  readonly frame: Float32Array;
}

/** What a picture or a drawing says. */
export interface Reading {
  /**
   * The digits in reading order without the signs among them, for example "42"; `null` if none was found or the reading is
   * refused.
   */
  readonly text: string | null;
  /** The lowest of the confidences of the digits in `text`, or of all if it is refused, 0..1; 0 if none was found. */
  readonly confidence: number;
  /** That of most of the digits; "nothing" if there is no ink to read. Any but "digit" is a refusal. */
  readonly outcome: Outcome | 'nothing';
  /** What was looked at, refused or not, signs among it. */
  readonly digits: readonly ReadDigit[];
}

/** What a picture says. */
export interface PictureReading extends Reading {
  /** By what whole number it was enlarged before it was read; 1 if it was not. */
  readonly times: number;
}

/** A digit that was found in a line, before it is known what becomes of the number. */
export interface FoundDigit {
  readonly digit: ReadDigit;
  /** Whether its ink was cut off that of a neighbour, so that it may look like no digit for the cut. */
  readonly isCutOff: boolean;
}

/**
 * A frame that is "not a digit" surely is none if no digit has a higher probability than this. With `compact`, that holds
 * for 88 % of the held-out non-digits, and for 0.04 % of the held-out digits when they are augmented as in training.
 */
const LIKELIEST_OF_NONE = 0.25;

/**
 * A reading of digits in reading order. Signs, which are surely no digits, are passed over if they are fewer than the others:
 * "12 %" says 12, and a letter in two pieces, one of which looks like a 1, says nothing. The reading is refused if half of the
 * other digits or more are refused, each by itself.
 */
export function readingOf(found: readonly FoundDigit[]): Reading {
  const digits = found.map(({ digit }) => digit);
  if (digits.length === 0) return { text: null, confidence: 0, outcome: 'nothing', digits };
  const number = found.filter((one) => !isSign(one)).map(({ digit }) => digit);
  if (2 * number.length <= digits.length || shareOf('digit', number) <= 0.5) {
    const outcome = shareOf('not a digit', digits) > 0.5 ? 'not a digit' : 'not sure';
    return { text: null, confidence: lowestConfidence(digits), outcome, digits };
  }
  return {
    text: number.map(({ digit }) => digit).join(''),
    confidence: lowestConfidence(number),
    outcome: 'digit',
    digits: found.map((one) =>
      one.digit.outcome === 'digit' || isSign(one) ? one.digit : { ...one.digit, outcome: 'not sure' },
    ),
  };
}

function isSign({ digit: { outcome, confidence }, isCutOff }: FoundDigit): boolean {
  return outcome === 'not a digit' && confidence < LIKELIEST_OF_NONE && !isCutOff;
}

function shareOf(wanted: Outcome, digits: readonly ReadDigit[]): number {
  return digits.filter(({ outcome }) => outcome === wanted).length / digits.length;
}

function lowestConfidence(digits: readonly ReadDigit[]): number {
  return Math.min(...digits.map(({ confidence }) => confidence));
}
