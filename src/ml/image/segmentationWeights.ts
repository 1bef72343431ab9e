// Made by a trial of what `npm run fit-segmentation` does, on 900 numbers; that command replaces it.
import type { Weights } from './segmentation';

/**
 * Fitted to numbers that were composed of MNIST's training digits and of pen drawings (a quarter of them single ones) by
 * a structured perceptron; `cutsOfOnePiece` was then lowered until at most 0.25 % of single digits held out were cut.
 */
export const PICTURE_WEIGHTS: Weights = {
  digit: 1.9,
  wholeness: 0.506,
  logProbability: 0.291,
  shape: 0.163,
  height: 0.409,
  gapsWithin: -1.607,
  gapWithin: -0.64,
  overlapWithin: 1.435,
  cutsWithin: 0.659,
  cutInkWithin: 1.112,
  crossingsWithin: 0.309,
  seamWithin: -0.002,
  cutsBetween: 1.395,
  cutInkBetween: -0.74,
  crossingsBetween: 0.399,
  seamBetween: 0.36,
  overlapBetween: -0.227,
  cutsOfOnePiece: -0.428,
  passedOver: -0.951,
  passedHeight: -0.737,
  passedSize: -0.717,
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
