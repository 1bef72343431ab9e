import { everyIndex } from '../data/dataset';
import { NOT_A_DIGIT, type LabelledImages } from '../data/labelledImages';
import { predictImages, type Predictor } from './predictImages';

/** What a network made of labelled images. */
export interface Evaluation {
  /** The likeliest digit of each image. */
  readonly predictions: Uint8Array;
  /** Mean cross-entropy, in nats. */
  readonly loss: number;
  /** Share read right, 0..1; an image of no digit is, if no digit gets more than half of the probability. */
  readonly accuracy: number;
}

export interface EvaluationOptions {
  /** Share of the target's probability that the loss spreads evenly over the ten digits. */
  readonly labelSmoothing?: number;
  /** Awaited after each batch: lets messages through, and throws to stop. */
  readonly betweenBatches?: () => Promise<void>;
}

/** Reads labelled images batch by batch. */
export async function evaluate(
  predictor: Predictor,
  images: LabelledImages,
  { labelSmoothing = 0, betweenBatches }: EvaluationOptions = {},
): Promise<Evaluation> {
  const { count, labels } = images;
  const probabilities = await predictImages(predictor, images, everyIndex(count), betweenBatches);
  const predictions = new Uint8Array(count);
  let loss = 0;
  let correct = 0;
  predictions.forEach((_, at) => {
    const row = probabilities.subarray(at * 10, at * 10 + 10);
    const label = labels[at]!;
    const digit = row.indexOf(row.reduce((largest, value) => Math.max(largest, value)));
    predictions[at] = digit;
    if (label === NOT_A_DIGIT ? row[digit]! < 0.5 : digit === label) correct++;
    loss += crossEntropy(row, label, labelSmoothing);
  });
  return { predictions, loss: loss / count, accuracy: correct / count };
}

/** As `softmaxCrossEntropy` of training has it, from probabilities; one that float32 rounds to 0 counts as 1e-12. */
function crossEntropy(probabilities: Float32Array, label: number, smoothing: number): number {
  return probabilities.reduce((sum, probability, digit) => {
    const target = label === NOT_A_DIGIT ? 0.1 : smoothing / 10 + (digit === label ? 1 - smoothing : 0);
    return target === 0 ? sum : sum - target * Math.log(Math.max(probability, 1e-12));
  }, 0);
}
