// Made by `npm run fit-segmentation -- --seed 1 --keep seams,wholeness` (engine native); change it there.
// Of the MNIST training images that the model compact-b0a78c3631f6 was trained on, and of the pen digits'
// writers 1-20.
import type { Weights } from './segmentation';

/**
 * Fitted to numbers that were composed of MNIST's training digits and of pen drawings (a quarter of them single ones) by
 * a structured perceptron; `cutsOfOnePiece` was then lowered until at most 0.1 % of single digits held out were cut.
 */
export const PICTURE_WEIGHTS: Weights = {
  digit: 0.988,
  wholeness: 0.504,
  logProbability: 0.279,
  shape: 0.095,
  height: 0.318,
  gapsWithin: -1.47,
  gapWithin: -1.813,
  overlapWithin: 3.16,
  cutsWithin: 1.452,
  cutInkWithin: 0.712,
  crossingsWithin: 0.571,
  seamWithin: 0.244,
  cutsBetween: 1.878,
  cutInkBetween: 0.122,
  crossingsBetween: 0.587,
  seamBetween: 0.586,
  overlapBetween: -0.887,
  cutsOfOnePiece: -0.655,
  passedOver: -0.97,
  passedHeight: -1.617,
  passedSize: -0.656,
};

/** Fitted in the same way to drawings of several of the training writers' digits. */
export const STROKE_WEIGHTS: Weights = {
  digit: 0.686,
  wholeness: 0.205,
  logProbability: 0.18,
  shape: 0.008,
  height: 0.037,
  gapsWithin: 0.014,
  gapWithin: 0.055,
  overlapWithin: 1.16,
  cutsWithin: 0,
  cutInkWithin: 0,
  crossingsWithin: 0,
  seamWithin: 0,
  cutsBetween: 0,
  cutInkBetween: 0,
  crossingsBetween: 0,
  seamBetween: 0,
  overlapBetween: -0.834,
  cutsOfOnePiece: 0,
  passedOver: -0.7,
  passedHeight: -0.182,
  passedSize: -0.431,
};
