// Made by `npm run fit-segmentation -- --seed 1` (engine native); change it there.
// Readings by the model compact-127632408879; 8000 numbers of the MNIST training images that it was
// trained on, and 4000 drawings of the pen digits' writers 1-20.
import type { Weights } from './segmentation';

/**
 * Fitted to numbers that were composed of MNIST's training digits and of pen drawings (a quarter of them single ones) by
 * a structured perceptron; `cutsOfOnePiece` was then lowered until at most 0.4 % of single digits held out were cut.
 */
export const PICTURE_WEIGHTS: Weights = {
  digit: 0.808,
  wholeness: 0.494,
  logProbability: 0.291,
  shape: 0.096,
  height: 0.303,
  gapsWithin: -1.438,
  gapWithin: -2.061,
  overlapWithin: 2.742,
  cutsWithin: 1.058,
  cutInkWithin: 1.403,
  crossingsWithin: 1.044,
  cutsBetween: 1.523,
  cutInkBetween: -1.009,
  crossingsBetween: 1.06,
  overlapBetween: 0.001,
  cutsOfOnePiece: -0.75,
  passedOver: -0.428,
  passedHeight: -2.181,
  passedSize: -0.973,
};

/** Fitted in the same way to drawings of several of the training writers' digits. */
export const STROKE_WEIGHTS: Weights = {
  digit: 0.47,
  wholeness: 0.103,
  logProbability: 1.355,
  shape: 0.008,
  height: 0.11,
  gapsWithin: 0.084,
  gapWithin: 0.047,
  overlapWithin: 0.56,
  cutsWithin: 0,
  cutInkWithin: 0,
  crossingsWithin: 0,
  cutsBetween: 0,
  cutInkBetween: 0,
  crossingsBetween: 0,
  overlapBetween: -0.322,
  cutsOfOnePiece: 0,
  passedOver: -0.554,
  passedHeight: -0.169,
  passedSize: -0.363,
};
