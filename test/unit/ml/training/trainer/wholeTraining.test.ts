import * as tf from '@tensorflow/tfjs-core';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { subset } from '../../../../../src/ml/data/labelledImages';
import { syntheticDataset } from '../../../../../src/ml/data/syntheticDigits';
import { parseModelFiles } from '../../../../../src/ml/models/modelFiles';
import { defaultConfiguration } from '../../../../../src/ml/training/defaults';
import type { HistoryRow } from '../../../../../src/ml/training/history';
import type { Progress } from '../../../../../src/ml/training/pace';
import { train } from '../../../../../src/ml/training/trainer';
import { loadIdxFolder } from '../../../../../src/node/datasets/idxFolder';
import { sharedFolder } from '../../../../shared';
import { startPortable } from '../../engines/startPortable';
import { configuration, dataset } from './smallTraining';

beforeAll(startPortable);

describe('train', () => {
  it('tells of the start and of each epoch, and returns a whole model with its card', async () => {
    const started: object[] = [];
    const rows: HistoryRow[] = [];
    const progress: Progress[] = [];
    const { files } = await train('mlp', dataset, configuration, {
      callbacks: {
        onStart: (images) => started.push(images),
        onEpoch: (row, now) => {
          rows.push(row);
          progress.push(now);
        },
      },
    });
    expect(started).toEqual([{ training: 1080, validation: 120 }]);
    expect(rows.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
    expect(rows[2]!.loss).toBeLessThan(rows[0]!.loss);
    expect(progress.map(({ done }) => done)).toEqual([1 / 3, 2 / 3, 1]);
    expect(files.history).toEqual(rows);
    const { card } = files;
    expect(card).toMatchObject({
      architecture: 'mlp',
      parameters: 567_434,
      engine: 'portable',
      epochsRun: 3,
      dataset: { trainingImages: 1080, validationImages: 120, testImages: 200 },
    });
    expect(card.id).toMatch(/^mlp-[0-9a-f]{12}$/);
    expect(card.accuracy.validation).toBe(rows[card.bestEpoch - 1]!.validationAccuracy);
    expect(card.accuracy.test).toBeGreaterThan(0.5);
    const texts = { card: JSON.stringify(card), history: JSON.stringify(files.history) };
    expect(parseModelFiles({ ...files, ...texts }).card).toEqual(card);
  });

  it('tells of its progress when it is time to, and of its test when the epochs are over', async () => {
    const now = vi.spyOn(tf.env().platform, 'now');
    onTestFinished(() => now.mockRestore());
    let seconds = 0;
    now.mockImplementation(() => 1000 * seconds++);
    const progress: Progress[] = [];
    await train('mlp', dataset, configuration, { callbacks: { onProgress: (now) => progress.push(now) } });
    const tested = progress.findIndex(({ isTesting }) => isTesting);
    expect(progress[tested]).toMatchObject({ done: 1, secondsLeft: 0 });
    expect(progress[0]).toMatchObject({ epoch: 1, epochs: 3, isTesting: false });
    expect(progress[tested - 1]).toMatchObject({ epoch: 3, epochs: 3 });
    expect(progress.slice(tested).every(({ isTesting }) => isTesting)).toBe(true);
  });

  it('comes to the same model from the same seed, and to another from another', async () => {
    const id = async (seed: number) =>
      (await train('mlp', dataset, { ...configuration, epochs: 1, seed })).files.card.id;
    const first = await id(7);
    expect(await id(7)).toBe(first);
    expect(await id(8)).not.toBe(first);
  });

  it('lets other work of the process through between its steps', async () => {
    let turns = 0;
    let going = true;
    const count = () => {
      turns++;
      if (going) setImmediate(count);
    };
    setImmediate(count);
    await train('mlp', dataset, { ...configuration, epochs: 1 });
    going = false;
    expect(turns).toBeGreaterThan(20);
  });

  it('learns synthetic digits to over 95 %', async () => {
    const { files } = await train('mlp', syntheticDataset(3000, 500, 2), { ...configuration, epochs: 6 });
    expect(files.card.accuracy.test).toBeGreaterThan(0.95);
  });
});

const shared = sharedFolder();

describe.skipIf(shared === null)('train on MNIST (needs shared data)', () => {
  it('learns a small subset with the compact network to over 95 % on the portable engine', async () => {
    const { train: all } = await loadIdxFolder(join(shared!, 'mnist'), 'MNIST');
    const small = {
      name: 'MNIST',
      train: subset(
        all,
        Array.from({ length: 3500 }, (_, index) => index),
      ),
    };
    const short = { epochs: 2, batchSize: 32, weightAverage: 0.98, augmentation: null };
    const { files } = await train('compact', small, { ...defaultConfiguration('compact'), ...short });
    expect(files.card.accuracy.validation).toBeGreaterThan(0.95);
  }, 300_000);
});
