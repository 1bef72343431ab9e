import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { syntheticDataset } from '../../../../src/ml/data/syntheticDigits';
import { FRAME_SIZE } from '../../../../src/ml/image/picture';
import type { Batch, BatchSource } from '../../../../src/ml/training/batches';
import { defaultConfiguration } from '../../../../src/ml/training/defaults';
import type { HeldPredictor } from '../../../../src/ml/training/machinery';
import { TaughtBatches } from '../../../../src/ml/training/taughtBatches';
import { train } from '../../../../src/ml/training/trainer';
import { startPortable } from '../engines/startPortable';

beforeAll(startPortable);

/** Probabilities of ten digits: `share` for one of them, and the rest for another. */
function favours(digit: number, share: number, other: number): Float32Array {
  const row = new Float32Array(10);
  row[digit] = share;
  row[other] = 1 - share;
  return row;
}

/** Says of the image whose ink is `n` what stands in row n, and keeps what it was shown. */
function teacher(rows: readonly Float32Array[], shown: number[][] = []): HeldPredictor {
  return {
    predict: (frames) => {
      const images = Array.from({ length: frames.length / FRAME_SIZE }, (_, n) => frames[n * FRAME_SIZE]!);
      shown.push(images);
      return Float32Array.from(images.flatMap((image) => [...rows[image]!]));
    },
    dispose: () => undefined,
  };
}

/** Four images: all ink of the one at index n is n. */
function fourImages(labels: readonly number[]): BatchSource {
  const batch: Batch = {
    frames: Float32Array.from({ length: 4 * FRAME_SIZE }, (_, at) => Math.floor(at / FRAME_SIZE)),
    labels: Uint8Array.from(labels),
    indices: Uint32Array.of(0, 1, 2, 3),
  };
  return { next: () => batch, dispose: () => undefined };
}

const rounded = (row: Float32Array) => Array.from(row, (value) => Number(value.toFixed(5)));

describe('TaughtBatches', () => {
  it("gives the mean of what the teachers read, of the dataset's own images alone", async () => {
    const shown: number[][] = [];
    const rows = [favours(4, 0.9, 9), favours(1, 0.8, 7), favours(0, 1, 6), favours(3, 1, 5)];
    const others = [favours(4, 0.6, 9), favours(1, 0.6, 7)];
    const batches = new TaughtBatches(fourImages([4, 1, 0, 3]), [teacher(rows, shown), teacher(others)], 2);
    const { taught, labels } = await batches.next();
    expect(shown).toEqual([[0, 1]]);
    expect([...labels]).toEqual([4, 1, 0, 3]);
    expect(rounded(taught!.subarray(0, 10))).toEqual(rounded(favours(4, 0.75, 9)));
    expect(rounded(taught!.subarray(10, 20))).toEqual(rounded(favours(1, 0.7, 7)));
    expect(taught!.subarray(20).every((probability) => probability === 0)).toBe(true);
  });

  it('leaves the label where the teachers favour another digit', async () => {
    const rows = [favours(4, 0.9, 9), favours(1, 0.9, 7), favours(0, 1, 6), favours(3, 1, 5)];
    const { taught } = await new TaughtBatches(fourImages([9, 1, 0, 3]), [teacher(rows)], Infinity).next();
    expect(taught!.subarray(0, 10).every((probability) => probability === 0)).toBe(true);
    expect(rounded(taught!.subarray(10, 20))).toEqual(rounded(favours(1, 0.9, 7)));
  });

  it('says only to whoever awaits a batch that it failed', async () => {
    const failing: BatchSource = {
      next: () => Promise.reject(new Error('no batch')),
      dispose: () => undefined,
    };
    const asked = new TaughtBatches(failing, [teacher([])], 1).next();
    // A turn of the event loop, in which Node would end the process for a rejection that nobody has seen.
    await new Promise((done) => setImmediate(done));
    await expect(asked).rejects.toThrow('no batch');
  });
});

describe('train with teachers', () => {
  const dataset = syntheticDataset(600, 60, 1);
  const configuration = { ...defaultConfiguration('mlp'), epochs: 3, batchSize: 50, validationSplit: 0.1 };

  it('learns what they read, writes down who they were, and leaves no tensor behind', async () => {
    const before = tf.memory().numTensors;
    const { files: taught } = await train('mlp', dataset, { ...configuration, labelSmoothing: 0.4 });
    const { files } = await train('mlp', dataset, configuration, { teachers: [taught] });
    const { files: alone } = await train('mlp', dataset, configuration);
    expect(files.card.taughtBy).toEqual([taught.card.id]);
    expect(alone.card.taughtBy).toBeUndefined();
    // Its teacher learned to be unsure, and without it the network would be sure.
    const loss = (of: typeof files) => of.history.at(-1)!.loss;
    expect(loss(files)).toBeGreaterThan(loss(alone) + 0.5);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('asks them nothing about images that were added to the dataset', async () => {
    const { files: teacherFiles } = await train('mlp', dataset, { ...configuration, epochs: 1 });
    const id = async (baseImages: number, teachers = [teacherFiles]) =>
      (await train('mlp', { ...dataset, baseImages }, configuration, { teachers })).files.card.id;
    expect(await id(0)).toBe(await id(0, []));
    expect(await id(300)).not.toBe(await id(0));
  });
});
