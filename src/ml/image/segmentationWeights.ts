// Made by `npm run fit-segmentation -- --seed 1 --keep seams,wholeness` (engine native); change it there.
// Of the MNIST training images that the model compact-5b4833d9146a was trained on, and of the pen digits'
// writers 1-20.
import type { Weights } from './segmentation';

/**
 * Fitted to numbers that were composed of MNIST's training digits and of pen drawings (a quarter of them single ones) by
 * a structured perceptron; `cutsOfOnePiece` was then lowered until at most 0.1 % of single digits held out were cut.
 */
export const PICTURE_WEIGHTS: Weights = {
  digit: 0.947,
  wholeness: 0.452,
  logProbability: 0.217,
  shape: 0.09,
  height: 0.288,
  gapsWithin: -1.665,
  gapWithin: -1.843,
  overlapWithin: 3.309,
  cutsWithin: 1.839,
  cutInkWithin: 0.759,
  crossingsWithin: 0.709,
  seamWithin: 0.32,
  cutsBetween: 2.372,
  cutInkBetween: 0.104,
  crossingsBetween: 0.691,
  seamBetween: 0.608,
  overlapBetween: -1.033,
  cutsOfOnePiece: -0.557,
  passedOver: -1.121,
  passedHeight: -1.561,
  passedSize: -0.802,
};

/** Fitted in the same way to drawings of several of the training writers' digits. */
export const STROKE_WEIGHTS: Weights = {
  digit: 0.56,
  wholeness: 0.117,
  logProbability: 1.239,
  shape: 0.007,
  height: 0.047,
  gapsWithin: 0.017,
  gapWithin: 0.017,
  overlapWithin: 0.952,
  cutsWithin: 0,
  cutInkWithin: 0,
  crossingsWithin: 0,
  seamWithin: 0,
  cutsBetween: 0,
  cutInkBetween: 0,
  crossingsBetween: 0,
  seamBetween: 0,
  overlapBetween: -0.68,
  cutsOfOnePiece: 0,
  passedOver: -0.577,
  passedHeight: -0.159,
  passedSize: -0.444,
};
