import type { LabelledImages } from '../data/labelledImages';
import type { YieldPoint } from '../yieldPoint';
import { crossEntropy, fitTemperature } from './calibration';
import { countRight } from './countRight';
import { predictDigits, type Predictor } from './predictImages';

/** What a network made of labelled digits. */
export interface Evaluation {
  /**
   * Mean cross-entropy in nats at the temperature that fits the readings best, as the finished model is calibrated too.
   * Without one, the loss of a network that learns from smoothed labels or from teachers, and so is never quite sure, would
   * rise while it gets better.
   */
  readonly loss: number;
  /** Share read right, 0..1. */
  readonly accuracy: number;
}

/**
 * Reads labelled digits batch by batch.
 * @param yieldPoint awaited after each batch
 */
export async function evaluate(
  predictor: Predictor,
  digits: LabelledImages,
  yieldPoint?: YieldPoint,
): Promise<Evaluation> {
  const predictions = await predictDigits(predictor, digits, yieldPoint);
  return {
    loss: crossEntropy(predictions, fitTemperature(predictions)),
    accuracy: countRight(predictions.logProbabilities, digits.labels) / digits.count,
  };
}
