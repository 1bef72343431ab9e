// Made by `npm run fit-segmentation -- --seed 1 --keep seams,wholeness` (engine native); change it there.
// Of the MNIST training images that the model compact-3906955958d2 was trained on, and of the pen digits'
// writers 1-20; with synthetic digits, what networks are trained to refuse (src/ml/data/nonDigits), and digits and letters
// of those fonts of src/cli/printedFonts.ts to train on that were installed.
import type { Weights } from './evidence';

/**
 * Fitted to numbers that were composed of MNIST's training digits, pen drawings, synthetic digits and print (a quarter of
 * them single digits), and to non-digits that are to be read as one thing, by a structured perceptron; `signsCut` was then
 * lowered until at most 0.1 % of single digits held out were cut.
 */
export const PICTURE_WEIGHTS: Weights = {
  digit: 1.059,
  wholeness: 0.512,
  wholenessOfSign: 0.157,
  logProbability: 0.164,
  shape: 0.081,
  height: 0.228,
  gapsWithin: -1.741,
  gapWithin: -1.788,
  overlapWithin: 2.64,
  cutsWithin: 1.638,
  cutInkWithin: 0.604,
  crossingsWithin: 0.788,
  seamWithin: 0.184,
  signsCut: -2.19,
  cutsBetween: 2.868,
  cutInkBetween: 0.491,
  crossingsBetween: 0.902,
  seamBetween: 0.538,
  overlapBetween: -0.46,
  passedOver: -0.957,
  passedHeight: -2.015,
  passedSize: -1.38,
};

/** Fitted in the same way to drawings of one or several of the training writers' digits, and of non-digits. */
export const STROKE_WEIGHTS: Weights = {
  digit: 1.763,
  wholeness: 0.292,
  wholenessOfSign: 0,
  logProbability: 0.346,
  shape: 0.019,
  height: 0.416,
  gapsWithin: -0.026,
  gapWithin: -0.078,
  overlapWithin: 4.317,
  cutsWithin: 0,
  cutInkWithin: 0,
  crossingsWithin: 0,
  seamWithin: 0,
  signsCut: 0,
  cutsBetween: 0,
  cutInkBetween: 0,
  crossingsBetween: 0,
  seamBetween: 0,
  overlapBetween: -3.587,
  passedOver: -1.737,
  passedHeight: -0.505,
  passedSize: -1.099,
};
