// Made by `npm run fit-segmentation -- --seed 1 --keep seams` (engine native); change it there.
// Of the MNIST training images that the model compact-a090cf6e6c8d was trained on, and of the pen digits'
// writers 1-20; with synthetic digits, and digits of the fonts of src/cli/printedFonts.ts to train on that were installed.
import type { Weights } from './segmentation';

/**
 * Fitted to numbers that were composed of MNIST's training digits, pen drawings, synthetic digits and print (a quarter of
 * them single digits), and to non-digits that are to be read as one thing, by a structured perceptron; `signsCut` was then
 * lowered until at most 0.1 % of single digits held out were cut.
 */
export const PICTURE_WEIGHTS: Weights = {
  digit: 0.89,
  wholeness: 0.465,
  logProbability: 0.126,
  shape: 0.069,
  height: 0.225,
  gapsWithin: -1.605,
  gapWithin: -1.452,
  overlapWithin: 2.349,
  cutsWithin: 1.5,
  cutInkWithin: 1.302,
  crossingsWithin: 0.605,
  seamWithin: 0.242,
  signsCut: -1.965,
  cutsBetween: 3.119,
  cutInkBetween: -0.359,
  crossingsBetween: 0.752,
  seamBetween: 0.57,
  overlapBetween: -0.105,
  passedOver: -0.785,
  passedHeight: -1.893,
  passedSize: -1.556,
};

/** Fitted in the same way to drawings of one or several of the training writers' digits, and of non-digits. */
export const STROKE_WEIGHTS: Weights = {
  digit: 2.016,
  wholeness: 0.426,
  logProbability: 0.185,
  shape: 0.02,
  height: 0.29,
  gapsWithin: -0.439,
  gapWithin: -0.077,
  overlapWithin: 5.62,
  cutsWithin: 0,
  cutInkWithin: 0,
  crossingsWithin: 0,
  seamWithin: 0,
  signsCut: 0,
  cutsBetween: 0,
  cutInkBetween: 0,
  crossingsBetween: 0,
  seamBetween: 0,
  overlapBetween: -4.898,
  passedOver: -1.577,
  passedHeight: -0.419,
  passedSize: -0.958,
};
