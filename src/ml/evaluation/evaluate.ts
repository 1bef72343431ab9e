import { FRAME_SIZE } from '../image/picture';
import { NOT_A_DIGIT, type LabelledImages } from '../data/labelledImages';

/** Images that are predicted at once: enough to keep the engine busy, few enough to stay small in memory. */
const BATCH = 512;

/** Reads frames: a forward pass, or several of them in threads. */
export interface Predictor {
  /** `frames`: n x 784, row-major, ink 0..1. Gives n x 10 probabilities. */
  predict(frames: Float32Array): Float32Array | Promise<Float32Array>;
}

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
  /** Which of the images, in this order; all of them if left out. */
  readonly indices?: ArrayLike<number>;
  /** Share of the target's probability that the loss spreads evenly over the ten digits. */
  readonly labelSmoothing?: number;
  /** Awaited after each batch: lets messages through, and throws to stop. */
  readonly betweenBatches?: () => Promise<void>;
}

/** Reads labelled images batch by batch. */
export async function evaluate(
  predictor: Predictor,
  { images, labels, count }: LabelledImages,
  options: EvaluationOptions = {},
): Promise<Evaluation> {
  const { indices = Uint32Array.from({ length: count }, (_, index) => index), labelSmoothing = 0 } = options;
  const predictions = new Uint8Array(indices.length);
  let loss = 0;
  let correct = 0;
  for (let start = 0; start < indices.length; start += BATCH) {
    const end = Math.min(start + BATCH, indices.length);
    const probabilities = await predictor.predict(framesOf(images, indices, start, end));
    for (let at = start; at < end; at++) {
      const row = probabilities.subarray((at - start) * 10, (at - start) * 10 + 10);
      const label = labels[indices[at]!]!;
      const digit = row.indexOf(row.reduce((largest, value) => Math.max(largest, value)));
      predictions[at] = digit;
      if (label === NOT_A_DIGIT ? row[digit]! < 0.5 : digit === label) correct++;
      loss += crossEntropy(row, label, labelSmoothing);
    }
    await options.betweenBatches?.();
  }
  return { predictions, loss: loss / indices.length, accuracy: correct / indices.length };
}

/** As `softmaxCrossEntropy` of training has it, from probabilities; one that float32 rounds to 0 counts as 1e-12. */
function crossEntropy(probabilities: Float32Array, label: number, smoothing: number): number {
  return probabilities.reduce((sum, probability, digit) => {
    const target = label === NOT_A_DIGIT ? 0.1 : smoothing / 10 + (digit === label ? 1 - smoothing : 0);
    return target === 0 ? sum : sum - target * Math.log(Math.max(probability, 1e-12));
  }, 0);
}

/** Bytes 0..255 of the images at `indices[start]` to `indices[end - 1]` as ink 0..1. */
function framesOf(images: Uint8Array, indices: ArrayLike<number>, start: number, end: number): Float32Array {
  const frames = new Float32Array((end - start) * FRAME_SIZE);
  for (let at = start; at < end; at++) {
    const from = indices[at]! * FRAME_SIZE;
    const to = (at - start) * FRAME_SIZE;
    for (let pixel = 0; pixel < FRAME_SIZE; pixel++) frames[to + pixel] = images[from + pixel]! / 255;
  }
  return frames;
}
