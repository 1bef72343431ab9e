// Made by `npm run fit-segmentation -- --seed 1 --keep seams` (engine native); change it there.
// Of the MNIST training images that the model compact-a090cf6e6c8d was trained on, and of the pen digits'
// writers 1-20; with synthetic digits, and digits of the fonts of src/cli/printedFonts.ts to train on that were installed.
import type { Weights } from './segmentation';

/**
 * Fitted to numbers that were composed of MNIST's training digits, pen drawings, synthetic digits and print (a quarter of
 * them single digits) by a structured perceptron; `signsCut` was then lowered until at most 0.1 % of single digits held out
 * were cut.
 */
export const PICTURE_WEIGHTS: Weights = {
  digit: 1.249,
  wholeness: 0.561,
  logProbability: 0.142,
  shape: 0.068,
  height: 0.227,
  gapsWithin: -1.578,
  gapWithin: -1.458,
  overlapWithin: 2.304,
  cutsWithin: 1.17,
  cutInkWithin: 0.537,
  crossingsWithin: 0.658,
  seamWithin: 0.177,
  signsCut: -1.275,
  cutsBetween: 2.886,
  cutInkBetween: 0.318,
  crossingsBetween: 0.727,
  seamBetween: 0.519,
  overlapBetween: -0.315,
  passedOver: -0.841,
  passedHeight: -1.553,
  passedSize: -1.419,
};

/** Fitted in the same way to drawings of several of the training writers' digits. */
export const STROKE_WEIGHTS: Weights = {
  digit: 0.651,
  wholeness: 0.169,
  logProbability: 1.869,
  shape: 0.004,
  height: 0.196,
  gapsWithin: 0.149,
  gapWithin: 0.031,
  overlapWithin: 1.122,
  cutsWithin: 0,
  cutInkWithin: 0,
  crossingsWithin: 0,
  seamWithin: 0,
  signsCut: 0,
  cutsBetween: 0,
  cutInkBetween: 0,
  crossingsBetween: 0,
  seamBetween: 0,
  overlapBetween: -0.765,
  passedOver: -0.8,
  passedHeight: -0.229,
  passedSize: -0.575,
};
