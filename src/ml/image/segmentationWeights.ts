// Made by `npm run fit-segmentation -- --seed 1 --keep seams,wholeness` (engine native); change it there.
// Of the MNIST training images that the model compact-b0a78c3631f6 was trained on, and of the pen digits'
// writers 1-20.
import type { Weights } from './segmentation';

/**
 * Fitted to numbers that were composed of MNIST's training digits and of pen drawings (a quarter of them single ones) by
 * a structured perceptron; `cutsOfOnePiece` was then lowered until at most 0.1 % of single digits held out were cut.
 */
export const PICTURE_WEIGHTS: Weights = {
  digit: 0.884,
  wholeness: 0.461,
  logProbability: 0.273,
  shape: 0.088,
  height: 0.27,
  gapsWithin: -1.475,
  gapWithin: -1.859,
  overlapWithin: 2.974,
  cutsWithin: 1.537,
  cutInkWithin: 0.546,
  crossingsWithin: 0.551,
  seamWithin: 0.253,
  cutsBetween: 1.98,
  cutInkBetween: 0.218,
  crossingsBetween: 0.588,
  seamBetween: 0.57,
  overlapBetween: -0.869,
  cutsOfOnePiece: -0.715,
  passedOver: -0.946,
  passedHeight: -1.505,
  passedSize: -0.819,
};

/** Fitted in the same way to drawings of several of the training writers' digits. */
export const STROKE_WEIGHTS: Weights = {
  digit: 0.518,
  wholeness: 0.091,
  logProbability: 1.263,
  shape: 0.006,
  height: 0.055,
  gapsWithin: 0.082,
  gapWithin: 0.051,
  overlapWithin: 0.657,
  cutsWithin: 0,
  cutInkWithin: 0,
  crossingsWithin: 0,
  seamWithin: 0,
  cutsBetween: 0,
  cutInkBetween: 0,
  crossingsBetween: 0,
  seamBetween: 0,
  overlapBetween: -0.374,
  cutsOfOnePiece: 0,
  passedOver: -0.6,
  passedHeight: -0.165,
  passedSize: -0.446,
};
