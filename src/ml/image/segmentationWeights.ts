import type { Weights } from './segmentation';

export const WRITING_WEIGHTS: Weights = {
  digit: -1, logProbability: 1, shape: 0.3, height: 0.3, gapsWithin: -1, gapWithin: -6, overlapWithin: 2,
  cutsWithin: 0, cutInkWithin: 3, cutsBetween: -1, cutInkBetween: -3, overlapBetween: -2, cutsOfOnePiece: -2,
  passedOver: 1, passedHeight: -6, passedSize: -3,
};
