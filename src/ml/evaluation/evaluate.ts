import type { Checkpoint } from '../checkpoint';
import { CLASSES, rowOf } from '../classes';
import { digitsAmong, everyIndex } from '../data/dataset';
import { NOT_A_DIGIT, type LabelledImages } from '../data/labelledImages';
import { crossEntropy, fitTemperature, logarithms } from './calibration';
import { countRight } from './countRight';
import { predictImages, type Predictor } from './predictImages';

/** What a network made of labelled images. */
export interface Evaluation {
  /**
   * Mean cross-entropy in nats: of digits at the temperature that suits them best, as the finished model is given it, and
   * of images of no digit with ten equal probabilities. As they come, the probabilities of a network that learned to be
   * less than sure, from smoothed labels or from teachers, would look ever worse while it learns.
   */
  readonly loss: number;
  /** Share read right, 0..1; an image of no digit is, if no digit gets more than half of the probability. */
  readonly accuracy: number;
}

/**
 * Reads labelled images batch by batch.
 * @param checkpoint passed after each batch
 */
export async function evaluate(
  predictor: Predictor,
  images: LabelledImages,
  checkpoint?: Checkpoint,
): Promise<Evaluation> {
  const { count, labels } = images;
  const logProbabilities = logarithms(await predictImages(predictor, images, everyIndex(count), checkpoint));
  const digits = digitsAmong(labels);
  const predictions = {
    logProbabilities: new Float32Array(digits.length * CLASSES),
    labels: Uint8Array.from(digits, (at) => labels[at]!),
  };
  digits.forEach((at, index) =>
    predictions.logProbabilities.set(rowOf(logProbabilities, at), index * CLASSES),
  );
  let loss = 0;
  labels.forEach((label, at) => {
    if (label === NOT_A_DIGIT)
      loss -= rowOf(logProbabilities, at).reduce((sum, value) => sum + value, 0) / CLASSES;
  });
  loss += digits.length * crossEntropy(predictions, fitTemperature(predictions));
  return { loss: loss / count, accuracy: countRight(logProbabilities, labels) / count };
}
