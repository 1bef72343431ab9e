import { describe, expect, it } from 'vitest';
import type { LabelledImages } from '../../../../src/ml/data/labelledImages';
import { Batches } from '../../../../src/ml/training/batches';

function blankImages(count: number): LabelledImages {
  return { count, images: new Uint8Array(count * 784), labels: new Uint8Array(count) };
}

function batchesOf(images: number, batchSize: number): Batches {
  const indices = Uint32Array.from({ length: images }, (_, index) => index);
  return new Batches(blankImages(images), indices, { batchSize, augmentation: null, seed: 1 });
}

/** How many images each batch of an epoch has. */
function sizes(images: number, batchSize: number): number[] {
  const batches = batchesOf(images, batchSize);
  const seen: number[] = [];
  const found: number[] = [];
  while (seen.length < images) {
    const batch = batches.next();
    seen.push(...batch.indices);
    found.push(batch.labels.length);
    expect(batch.frames).toHaveLength(batch.labels.length * 784);
  }
  expect(new Set(seen).size).toBe(images);
  return found;
}

describe('the batches of an epoch', () => {
  it.each([
    [24, 128, [24]],
    [128, 128, [128]],
    [144, 128, [128, 16]],
    [280, 128, [128, 128, 24]],
    [9, 8, [8, 1]],
  ])('of %i images, %i at most in each, are full but the last: %j', (images, batchSize, expected) => {
    expect(sizes(images, batchSize)).toEqual(expected);
  });

  it.each([
    [129, 128, [64, 65]],
    [143, 128, [71, 72]],
    [257, 128, [85, 86, 86]],
    [3, 128, [3]],
  ])(
    'share %i images evenly where the last of %i would have a handful: %j',
    (images, batchSize, expected) => {
      expect(sizes(images, batchSize)).toEqual(expected);
    },
  );

  it('are never larger than asked for', () => {
    const found = sizes(64 * 16 + 1, 16);
    expect([found.length, Math.max(...found), Math.min(...found)]).toEqual([65, 16, 15]);
  });

  it('begin anew in each epoch', () => {
    const batches = batchesOf(33, 32);
    const epochs = [0, 1].map(() => [batches.next(), batches.next()].flatMap((batch) => [...batch.indices]));
    expect(epochs[1]).not.toEqual(epochs[0]);
    for (const epoch of epochs) expect(new Set(epoch).size).toBe(33);
  });
});
