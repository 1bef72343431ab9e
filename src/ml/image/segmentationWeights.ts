// Made by `npm run fit-segmentation -- --seed 1 --keep seams,wholeness` (engine native); change it there.
// Of the MNIST training images that the model compact-a090cf6e6c8d was trained on, and of the pen digits'
// writers 1-20.
import type { Weights } from './segmentation';

/**
 * Fitted to numbers that were composed of MNIST's training digits and of pen drawings (a quarter of them single ones) by
 * a structured perceptron; `cutsOfOnePiece` was then lowered until at most 0.1 % of single digits held out were cut.
 */
export const PICTURE_WEIGHTS: Weights = {
  digit: 1.155,
  wholeness: 0.503,
  logProbability: 0.226,
  shape: 0.073,
  height: 0.268,
  gapsWithin: -1.633,
  gapWithin: -1.98,
  overlapWithin: 3.395,
  cutsWithin: 1.498,
  cutInkWithin: 0.796,
  crossingsWithin: 0.884,
  seamWithin: 0.273,
  cutsBetween: 1.986,
  cutInkBetween: 0.041,
  crossingsBetween: 0.887,
  seamBetween: 0.607,
  overlapBetween: -0.923,
  cutsOfOnePiece: -0.864,
  passedOver: -1.021,
  passedHeight: -1.881,
  passedSize: -0.861,
};

/** Fitted in the same way to drawings of several of the training writers' digits. */
export const STROKE_WEIGHTS: Weights = {
  digit: 0.844,
  wholeness: 0.225,
  logProbability: 0.227,
  shape: 0.011,
  height: 0.045,
  gapsWithin: 0.056,
  gapWithin: 0.025,
  overlapWithin: 1.36,
  cutsWithin: 0,
  cutInkWithin: 0,
  crossingsWithin: 0,
  seamWithin: 0,
  cutsBetween: 0,
  cutInkBetween: 0,
  crossingsBetween: 0,
  seamBetween: 0,
  overlapBetween: -0.952,
  cutsOfOnePiece: 0,
  passedOver: -0.9,
  passedHeight: -0.211,
  passedSize: -0.56,
};
