// MNIST as the benches use it.
import { subset, type LabelledImages } from '../../../src/ml/data/labelledImages';
import { FRAME_SIZE } from '../../../src/ml/image/picture';

/** The training batch of every bench and peer. */
export const TRAINING_BATCH = 128;

/** The smallest number of training batches that hold as many images of each digit: 5 x 128 = 10 x 64. */
export const EVEN_BATCHES = 5;

/** Batches of a timed run of training at most: 25,600 images. */
export const MOST_TRAINING_BATCHES = 200;

/** The batch that predictions are measured with. */
export const PREDICTION_BATCH = 512;

/** Batches of a timed run of prediction at most. */
export const MOST_PREDICTION_BATCHES = 1000;

/**
 * Images that `train` splits into `batches` whole batches to train on, a multiple of `EVEN_BATCHES`, and one image a
 * digit to validate with; `share` is the `validationSplit` that does it.
 */
export function wholeBatches(
  images: LabelledImages,
  batches: number,
): { train: LabelledImages; share: number } {
  const perDigit = (batches * TRAINING_BATCH) / 10 + 1;
  const indices: number[] = [];
  const taken = new Uint32Array(10);
  for (let index = 0; index < images.count; index++) {
    const label = images.labels[index]!;
    if (taken[label]! >= perDigit) continue;
    taken[label]!++;
    indices.push(index);
  }
  return { train: subset(images, indices), share: 1 / perDigit };
}

/** The first `count` images as ink 0..1: count x 784, row-major. */
export function frames({ images }: LabelledImages, count: number): Float32Array {
  return Float32Array.from(images.subarray(0, count * FRAME_SIZE), (byte) => byte / 255);
}

/** Batches to predict, the test set's whole ones again and again. */
export function predictionBatches(test: LabelledImages): (index: number) => Float32Array {
  const whole = Math.floor(test.count / PREDICTION_BATCH);
  const all = frames(test, whole * PREDICTION_BATCH);
  const size = PREDICTION_BATCH * FRAME_SIZE;
  return (index) => all.subarray((index % whole) * size, ((index % whole) + 1) * size);
}
