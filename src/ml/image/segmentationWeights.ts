// Made by `npm run fit-segmentation -- --seed 1` (engine native); change it there.
// Readings by the model compact-127632408879; 11000 numbers of the MNIST training images that it was
// trained on, and 4000 drawings of the pen digits' writers 1-20.
import type { Weights } from './segmentation';

/**
 * Fitted to numbers that were composed of MNIST's training digits and of pen drawings (a quarter of them single ones) by
 * a structured perceptron; `cutsOfOnePiece` was then lowered until at most 0.25 % of single digits held out were cut.
 */
export const PICTURE_WEIGHTS: Weights = {
  digit: 1.109,
  wholeness: 0.538,
  logProbability: 0.285,
  shape: 0.108,
  height: 0.317,
  gapsWithin: -1.6,
  gapWithin: -1.819,
  overlapWithin: 3.223,
  cutsWithin: 1.153,
  cutInkWithin: 1.942,
  crossingsWithin: 0.901,
  cutsBetween: 1.874,
  cutInkBetween: -1.478,
  crossingsBetween: 0.875,
  overlapBetween: -0.737,
  cutsOfOnePiece: -1.511,
  passedOver: -0.661,
  passedHeight: -2.198,
  passedSize: -0.766,
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
  cutsBetween: 0,
  cutInkBetween: 0,
  crossingsBetween: 0,
  overlapBetween: -0.685,
  cutsOfOnePiece: 0,
  passedOver: -0.777,
  passedHeight: -0.203,
  passedSize: -0.543,
};
