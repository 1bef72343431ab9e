import { CLASSES } from '../classes';
import { putInk } from '../data/frames';
import { everyIndex, type LabelledImages } from '../data/labelledImages';
import { FRAME_SIZE } from '../image/picture';
import type { YieldPoint } from '../yieldPoint';
import { logarithms, type LabelledPredictions } from './calibration';

/** Images that are predicted at once: enough to keep the engine busy, few enough to stay small in memory. */
const BATCH = 512;

/** Reads frames: a forward pass, or several of them in threads. */
export interface Predictor {
  /** `frames`: n x 784, row-major, ink 0..1. Gives n x 10 probabilities. */
  predict(frames: Float32Array): Float32Array | Promise<Float32Array>;
}

/**
 * Predicts images batch by batch.
 * @param indices which of the images, in this order
 * @param yieldPoint awaited after each batch
 * @returns n x 10 probabilities
 */
export async function predictImages(
  predictor: Predictor,
  { images }: Pick<LabelledImages, 'images'>,
  indices: ArrayLike<number>,
  yieldPoint?: YieldPoint,
): Promise<Float32Array> {
  const probabilities = new Float32Array(indices.length * CLASSES);
  for (let start = 0; start < indices.length; start += BATCH) {
    const end = Math.min(start + BATCH, indices.length);
    probabilities.set(await predictor.predict(framesOf(images, indices, start, end)), start * CLASSES);
    await yieldPoint?.();
  }
  return probabilities;
}

/** What a network makes of labelled digits, batch by batch. @param yieldPoint awaited after each batch */
export async function predictDigits(
  predictor: Predictor,
  digits: LabelledImages,
  yieldPoint?: YieldPoint,
): Promise<LabelledPredictions> {
  return {
    logProbabilities: await predictLogarithms(predictor, digits, yieldPoint),
    labels: digits.labels,
  };
}

/** What a network makes of images, as n x 10 natural logarithms of probabilities. */
export async function predictLogarithms(
  predictor: Predictor,
  images: LabelledImages,
  yieldPoint?: YieldPoint,
): Promise<Float32Array> {
  return logarithms(await predictImages(predictor, images, everyIndex(images.count), yieldPoint));
}

/** Bytes 0..255 of the images at `indices[start]` to `indices[end - 1]` as ink 0..1. */
function framesOf(images: Uint8Array, indices: ArrayLike<number>, start: number, end: number): Float32Array {
  const frames = new Float32Array((end - start) * FRAME_SIZE);
  for (let at = start; at < end; at++) putInk(images, indices[at]!, frames, at - start);
  return frames;
}
