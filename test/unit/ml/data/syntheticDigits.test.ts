import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseIdxImages, parseIdxLabels } from '../../../../src/ml/data/idx';
import { labelledImages, subset, type LabelledImages } from '../../../../src/ml/data/labelledImages';
import {
  PAD_SIDE,
  printedImages,
  syntheticDataset,
  syntheticStrokes,
} from '../../../../src/ml/data/syntheticDigits';
import { Random } from '../../../../src/ml/random';
import { sharedFolder } from '../../../shared';

/** Share of `questions` whose nearest neighbour among `known` (by the angle between them) has the same label. */
function nearestNeighbourAccuracy(known: LabelledImages, questions: LabelledImages): number {
  const pixels = (images: LabelledImages, n: number): Float32Array => {
    const values = Float32Array.from(images.images.subarray(n * 784, (n + 1) * 784));
    const norm = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
    return values.map((value) => value / norm);
  };
  const neighbours = Array.from({ length: known.count }, (_, n) => pixels(known, n));
  let right = 0;
  for (let n = 0; n < questions.count; n++) {
    const question = pixels(questions, n);
    let best = -1;
    let label = -1;
    neighbours.forEach((neighbour, index) => {
      let likeness = 0;
      for (let i = 0; i < 784; i++) likeness += neighbour[i]! * question[i]!;
      if (likeness > best) [best, label] = [likeness, known.labels[index]!];
    });
    if (label === questions.labels[n]) right++;
  }
  return right / questions.count;
}

describe('syntheticStrokes', () => {
  it('draws every digit inside the pad, large enough to read', () => {
    const random = new Random(1);
    for (let n = 0; n < 200; n++) {
      const points = syntheticStrokes(n % 10, random).flat();
      const xs = points.map((point) => point.x);
      const ys = points.map((point) => point.y);
      expect(Math.min(...xs, ...ys)).toBeGreaterThan(0);
      expect(Math.max(...xs, ...ys)).toBeLessThan(PAD_SIDE);
      const longest = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
      expect(longest).toBeGreaterThan(0.4 * PAD_SIDE);
    }
  });

  it('draws the same for the same seed and something else the next time', () => {
    expect(syntheticStrokes(4, new Random(3))).toEqual(syntheticStrokes(4, new Random(3)));
    const random = new Random(3);
    expect(syntheticStrokes(4, random)).not.toEqual(syntheticStrokes(4, random));
  });
});

describe('syntheticDataset', () => {
  const dataset = syntheticDataset(1000, 200, 1);

  it('holds as many of each digit, and no test image among the training images', () => {
    const counts = new Array<number>(10).fill(0);
    dataset.train.labels.forEach((label) => counts[label]!++);
    expect(counts).toEqual(new Array(10).fill(100));
    expect(dataset.test?.count).toBe(200);
    const known = new Set(
      Array.from({ length: 1000 }, (_, n) => dataset.train.images.subarray(n * 784, (n + 1) * 784).join()),
    );
    for (let n = 0; n < 200; n++) {
      expect(known.has(dataset.test!.images.subarray(n * 784, (n + 1) * 784).join())).toBe(false);
    }
  });

  it('depends on the seed alone', () => {
    expect(syntheticDataset(20, 10, 1)).toEqual(syntheticDataset(20, 10, 1));
    expect(syntheticDataset(20, 10, 1)).not.toEqual(syntheticDataset(20, 10, 2));
  });

  it('makes digits that can be told apart', () => {
    expect(nearestNeighbourAccuracy(dataset.train, dataset.test!)).toBeGreaterThan(0.93);
  });

  it('prints digits that can be told apart', () => {
    const [known, questions] = [printedImages(300, new Random(1)), printedImages(100, new Random(2))];
    expect(nearestNeighbourAccuracy(known, questions)).toBeGreaterThan(0.93);
  });

  const shared = sharedFolder();
  it.skipIf(shared === null)('makes digits that resemble those of MNIST (needs shared data)', () => {
    const read = (file: string): Uint8Array => gunzipSync(readFileSync(join(shared!, 'mnist', file)));
    const names = { images: 'images', labels: 'labels' };
    const mnist = labelledImages(
      parseIdxImages(read('train-images-idx3-ubyte.gz'), names.images),
      parseIdxLabels(read('train-labels-idx1-ubyte.gz'), names.labels),
      names,
    );
    const some = subset(
      mnist,
      Array.from({ length: 300 }, (_, n) => 20 * n),
    );
    expect(nearestNeighbourAccuracy(dataset.train, some)).toBeGreaterThan(0.75);
  });
});
