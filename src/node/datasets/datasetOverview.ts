import { CLASSES } from '../../ml/classes';
import { augment, DEFAULT_AUGMENTATION } from '../../ml/data/augmentation';
import { bytesOf, imageAt } from '../../ml/data/frames';
import type { Dataset } from '../../ml/data/dataset';
import type { LabelledImages } from '../../ml/data/labelledImages';
import { FRAME_SIZE } from '../../ml/image/picture';
import { Random } from '../../ml/random';
import type { DatasetOverview } from '../../protocol/dataset';

/** Samples shown of each digit. */
const SAMPLES = 12;

/** Images shown of each augmented sample: the untouched one and what augmentation makes of it. */
const VARIATIONS = 8;

/**
 * What is worth seeing of a dataset: how many images of each digit there are to train on, some of them, and what
 * training's augmentation does to them. The same `seed` shows the same samples.
 */
export function datasetOverview({ name, train, test }: Dataset, seed: number): DatasetOverview {
  const random = new Random(seed);
  const ofDigit = Array.from({ length: CLASSES }, () => new Array<number>());
  train.labels.forEach((label, index) => ofDigit[label]?.push(index));
  for (const indices of ofDigit) random.shuffle(indices);
  return {
    name,
    trainingImages: train.count,
    testImages: test?.count ?? 0,
    perLabel: ofDigit.map((indices) => indices.length),
    samples: ofDigit.map((indices, label) => {
      const shown = indices.slice(0, SAMPLES);
      return { label, count: shown.length, images: copyImages(train, shown) };
    }),
    augmented: ofDigit.flatMap(([first], label) => {
      if (first === undefined) return [];
      return [{ label, count: VARIATIONS, images: variations(train, first, random.fork(label)) }];
    }),
  };
}

function copyImages({ images }: LabelledImages, indices: readonly number[]): Uint8Array {
  const copy = new Uint8Array(indices.length * FRAME_SIZE);
  indices.forEach((from, to) => copy.set(imageAt(images, from), to * FRAME_SIZE));
  return copy;
}

function variations({ images }: LabelledImages, index: number, random: Random): Uint8Array {
  const repeated = new Array<number>(VARIATIONS - 1).fill(index);
  const ink = new Float32Array(repeated.length * FRAME_SIZE);
  augment(images, repeated, 0, repeated.length, DEFAULT_AUGMENTATION, random, ink);
  const result = new Uint8Array(VARIATIONS * FRAME_SIZE);
  result.set(imageAt(images, index));
  result.set(bytesOf(ink), FRAME_SIZE);
  return result;
}
