// Made by `npm run fit-segmentation -- --seed 1 --keep seams,wholeness` (engine native); change it there.
// Of the MNIST training images that the model compact-127632408879 was trained on, and of the pen digits'
// writers 1-20.
import type { Weights } from './segmentation';

/**
 * Fitted to numbers that were composed of MNIST's training digits and of pen drawings (a quarter of them single ones) by
 * a structured perceptron; `cutsOfOnePiece` was then lowered until at most 0.1 % of single digits held out were cut.
 */
export const PICTURE_WEIGHTS: Weights = {
  digit: 1.104,
  wholeness: 0.487,
  logProbability: 0.245,
  shape: 0.086,
  height: 0.308,
  gapsWithin: -1.68,
  gapWithin: -1.898,
  overlapWithin: 3.063,
  cutsWithin: 1.693,
  cutInkWithin: 0.614,
  crossingsWithin: 0.615,
  seamWithin: 0.311,
  cutsBetween: 2.108,
  cutInkBetween: 0.203,
  crossingsBetween: 0.639,
  seamBetween: 0.622,
  overlapBetween: -0.827,
  cutsOfOnePiece: -0.748,
  passedOver: -1.116,
  passedHeight: -1.536,
  passedSize: -0.858,
};

/** Fitted in the same way to drawings of several of the training writers' digits. */
export const STROKE_WEIGHTS: Weights = {
  digit: 0.685,
  wholeness: 0.112,
  logProbability: 1.549,
  shape: 0.007,
  height: 0.076,
  gapsWithin: 0.092,
  gapWithin: 0.026,
  overlapWithin: 1.04,
  cutsWithin: 0,
  cutInkWithin: 0,
  crossingsWithin: 0,
  seamWithin: 0,
  cutsBetween: 0,
  cutInkBetween: 0,
  crossingsBetween: 0,
  seamBetween: 0,
  overlapBetween: -0.685,
  cutsOfOnePiece: 0,
  passedOver: -0.777,
  passedHeight: -0.203,
  passedSize: -0.543,
};
