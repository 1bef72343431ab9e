import { FRAME_SIZE } from '../image/picture';
import type { LabelledImages } from '../data/labelledImages';
import type { ForwardPass } from '../models/forward';

/** Images that are predicted at once: enough to keep the engine busy, few enough to stay small in memory. */
const BATCH = 512;

/** What a network made of labelled images. */
export interface Evaluation {
  /** The likeliest digit of each image. */
  readonly predictions: Uint8Array;
  /** Mean cross-entropy of the labels, in nats. */
  readonly loss: number;
  /** Share read right, 0..1. */
  readonly accuracy: number;
}

/**
 * Reads labelled images batch by batch.
 * @param indices which of the images, all of them if left out
 * @param betweenBatches awaited after each batch: lets messages through, and throws to stop
 */
export async function evaluate(
  forward: Pick<ForwardPass, 'predict'>,
  images: LabelledImages,
  indices: ArrayLike<number> = Uint32Array.from({ length: images.count }, (_, index) => index),
  betweenBatches?: () => Promise<void>,
): Promise<Evaluation> {
  const predictions = new Uint8Array(indices.length);
  let loss = 0;
  let correct = 0;
  for (let start = 0; start < indices.length; start += BATCH) {
    const end = Math.min(start + BATCH, indices.length);
    const probabilities = forward.predict(framesOf(images.images, indices, start, end));
    for (let at = start; at < end; at++) {
      const row = probabilities.subarray((at - start) * 10, (at - start) * 10 + 10);
      const label = images.labels[indices[at]!]!;
      const digit = row.indexOf(row.reduce((largest, value) => Math.max(largest, value)));
      predictions[at] = digit;
      if (digit === label) correct++;
      loss -= Math.log(Math.max(row[label]!, 1e-12));
    }
    await betweenBatches?.();
  }
  return { predictions, loss: loss / indices.length, accuracy: correct / indices.length };
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
