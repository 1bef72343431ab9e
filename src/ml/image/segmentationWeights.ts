// Made by `npm run fit-segmentation -- --seed 1 --keep seams,wholeness` (engine native); change it there.
// Of the MNIST training images that the model compact-9a150b59df5d was trained on, and of the pen digits'
// writers 1-20.
import type { Weights } from './segmentation';

/**
 * Fitted to numbers that were composed of MNIST's training digits and of pen drawings (a quarter of them single ones) by
 * a structured perceptron; `cutsOfOnePiece` was then lowered until at most 0.1 % of single digits held out were cut.
 */
export const PICTURE_WEIGHTS: Weights = {
  digit: 0.946,
  wholeness: 0.43,
  logProbability: 0.215,
  shape: 0.075,
  height: 0.261,
  gapsWithin: -1.512,
  gapWithin: -1.983,
  overlapWithin: 3.116,
  cutsWithin: 1.556,
  cutInkWithin: 0.69,
  crossingsWithin: 0.587,
  seamWithin: 0.275,
  cutsBetween: 2.031,
  cutInkBetween: 0.079,
  crossingsBetween: 0.62,
  seamBetween: 0.57,
  overlapBetween: -0.882,
  cutsOfOnePiece: -0.537,
  passedOver: -0.99,
  passedHeight: -1.552,
  passedSize: -0.75,
};

/** Fitted in the same way to drawings of several of the training writers' digits. */
export const STROKE_WEIGHTS: Weights = {
  digit: 0.501,
  wholeness: 0.127,
  logProbability: 1.262,
  shape: 0.006,
  height: 0.031,
  gapsWithin: 0.053,
  gapWithin: 0.018,
  overlapWithin: 0.763,
  cutsWithin: 0,
  cutInkWithin: 0,
  crossingsWithin: 0,
  seamWithin: 0,
  cutsBetween: 0,
  cutInkBetween: 0,
  crossingsBetween: 0,
  seamBetween: 0,
  overlapBetween: -0.505,
  cutsOfOnePiece: 0,
  passedOver: -0.554,
  passedHeight: -0.13,
  passedSize: -0.391,
};
