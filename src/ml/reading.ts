import type { Box } from './image/picture';

/** What the network made of one frame. */
export interface Prediction {
  /** The likeliest digit, 0..9. */
  readonly digit: number;
  /** Its probability, 0..1. */
  readonly confidence: number;
  /** Ten probabilities that add up to 1, by digit. */
  readonly probabilities: readonly number[];
}

/** One digit that was found, with where it was (in pixels of the picture given) and the frame that was read. */
export interface ReadDigit extends Prediction {
  readonly box: Box;
  /** 784 values, 28 x 28 row-major, ink 0..1. */
  readonly frame: Float32Array;
}

/** What a picture or a drawing says. */
export interface Reading {
  /** The digits in reading order, for example "42"; `null` if none was found. */
  readonly text: string | null;
  /** The lowest of the digits' confidences, 0..1; 0 if none was found. */
  readonly confidence: number;
  readonly digits: readonly ReadDigit[];
}
