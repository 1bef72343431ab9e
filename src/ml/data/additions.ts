/** What a dataset gets to be trained on besides its own images. */
export interface Additions {
  /** How often each of the dataset's own images is trained on in an epoch: augmentation makes others of them. */
  readonly baseRepeats: number;
  /** Images made of each drawing of a training writer: one as it is, the others varied. */
  readonly drawingVariants: number;
  /** Digits as cutting leaves them, cut out of numbers composed of the dataset's own. */
  readonly cutDigits: number;
  readonly syntheticDigits: number;
  /** Digits of real fonts. */
  readonly typesetDigits: number;
  /** Letters of real fonts, labelled `NOT_A_DIGIT`. */
  readonly typesetLetters: number;
  /** Letters, shapes, scribbles and blots, labelled `NOT_A_DIGIT`. */
  readonly nonDigits: number;
}

/** The seed of all that is generated beside a dataset: the same each time, so that models can be compared. */
export const ADDITIONS_SEED = 20_261;

/** A dataset as it is. */
export const NO_ADDITIONS: Additions = {
  baseRepeats: 1,
  drawingVariants: 0,
  cutDigits: 0,
  syntheticDigits: 0,
  typesetDigits: 0,
  typesetLetters: 0,
  nonDigits: 0,
};

/** One non-digit is added for this many synthetic digits. */
const DIGITS_PER_NON_DIGIT = 10;

/**
 * The additions to a training on synthetic digits alone. To a network that never saw a non-digit, a hand that it does not
 * know looks as unlike synthetic digits as scribbles do, and it would refuse both.
 */
export function besideSynthetic(digits: number): Additions {
  return { ...NO_ADDITIONS, nonDigits: Math.round(digits / DIGITS_PER_NON_DIGIT) };
}
