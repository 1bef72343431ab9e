// Made by `npm run fit-segmentation -- --seed 1` (engine native); change it there.
// Readings by the model compact-039d845fb7b1; 11000 numbers of the MNIST training images that it was
// trained on, and 4000 drawings of the pen digits' writers 1-20.
import type { Weights } from './segmentation';

/**
 * Fitted to numbers that were composed of MNIST's training digits and of pen drawings (a quarter of them single ones) by
 * a structured perceptron; `cutsOfOnePiece` was then lowered until at most 0.4 % of single digits held out were cut.
 */
export const PICTURE_WEIGHTS: Weights = {
  digit: 1.209,
  wholeness: 0.588,
  logProbability: 0.318,
  shape: 0.116,
  height: 0.329,
  gapsWithin: -1.664,
  gapWithin: -1.82,
  overlapWithin: 3.316,
  cutsWithin: 1.1,
  cutInkWithin: 1.847,
  crossingsWithin: 1.028,
  cutsBetween: 1.767,
  cutInkBetween: -1.454,
  crossingsBetween: 0.987,
  overlapBetween: -0.798,
  cutsOfOnePiece: -0.308,
  passedOver: -0.645,
  passedHeight: -2.389,
  passedSize: -1.038,
};

/** Fitted in the same way to drawings of several of the training writers' digits. */
export const STROKE_WEIGHTS: Weights = {
  digit: 0.797,
  wholeness: 0.127,
  logProbability: 1.464,
  shape: 0.006,
  height: 0.082,
  gapsWithin: 0.08,
  gapWithin: 0.024,
  overlapWithin: 1.075,
  cutsWithin: 0,
  cutInkWithin: 0,
  crossingsWithin: 0,
  cutsBetween: 0,
  cutInkBetween: 0,
  crossingsBetween: 0,
  overlapBetween: -0.67,
  cutsOfOnePiece: 0,
  passedOver: -0.877,
  passedHeight: -0.206,
  passedSize: -0.544,
};
