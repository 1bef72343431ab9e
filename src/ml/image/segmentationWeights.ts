import type { Weights } from './segmentation';

/**
 * Fitted to numbers that were composed of MNIST's training digits (a quarter of them single ones) by a structured
 * perceptron; `cutsOfOnePiece` was then lowered on digits held out, until single digits were no longer cut.
 */
export const PICTURE_WEIGHTS: Weights = {
  digit: 1.265,
  wholeness: 0.846,
  logProbability: 0.243,
  shape: 0.057,
  height: 0.479,
  gapsWithin: -2.773,
  gapWithin: -6.696,
  overlapWithin: 3.595,
  cutsWithin: 0.954,
  cutInkWithin: 2.369,
  crossingsWithin: 0,
  cutsBetween: 2.042,
  cutInkBetween: -1.979,
  crossingsBetween: 0,
  overlapBetween: 0.128,
  cutsOfOnePiece: -0.5,
  passedOver: -0.445,
  passedHeight: -5.297,
  passedSize: -2.045,
};

/** Fitted in the same way to drawings of several of the training writers' digits. */
export const STROKE_WEIGHTS: Weights = {
  digit: 0.328,
  wholeness: 0.681,
  logProbability: 0.642,
  shape: 0.004,
  height: 0.107,
  gapsWithin: -1.674,
  gapWithin: -6.679,
  overlapWithin: 4.239,
  cutsWithin: 0,
  cutInkWithin: 0,
  crossingsWithin: 0,
  cutsBetween: 0,
  cutInkBetween: 0,
  crossingsBetween: 0,
  overlapBetween: -0.516,
  cutsOfOnePiece: 0,
  passedOver: -0.608,
  passedHeight: -5.328,
  passedSize: -2.076,
};
