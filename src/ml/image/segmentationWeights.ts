import type { Weights } from './segmentation';

export const WRITING_WEIGHTS: Weights = {"digit":0.058,"logProbability":0.685,"shape":0.13,"height":0.516,"gapsWithin":-1.097,"gapWithin":-6.307,"overlapWithin":1.494,"cutsWithin":-0.051,"cutInkWithin":0.813,"cutsBetween":0.327,"cutInkBetween":-0.782,"overlapBetween":0.586,"cutsOfOnePiece":0.327,"passedOver":0.091,"passedHeight":-3.761,"passedSize":-1.199};

export const STROKE_WEIGHTS: Weights = WRITING_WEIGHTS;
