import * as tf from '@tensorflow/tfjs-core';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { subset } from '../../../../src/ml/data/labelledImages';
import { syntheticDataset } from '../../../../src/ml/data/syntheticDigits';
import { ForwardPass } from '../../../../src/ml/models/forward';
import { parseModelFiles } from '../../../../src/ml/models/modelFiles';
import { defaultConfiguration } from '../../../../src/ml/training/defaults';
import type { HistoryRow } from '../../../../src/ml/training/history';
import { Learner } from '../../../../src/ml/training/learner';
import { scheduledRate } from '../../../../src/ml/training/learningRate';
import { ONE_THREAD, type Machinery } from '../../../../src/ml/training/machinery';
import type { Progress } from '../../../../src/ml/training/pace';
import { isSetback } from '../../../../src/ml/training/setback';
import { train } from '../../../../src/ml/training/trainer';
import { isCancelled, isUserError } from '../../../../src/ml/userError';
import { loadIdxFolder } from '../../../../src/node/datasets/idxFolder';
import { sharedFolder } from '../../../shared';
import { startPortable } from '../engines/startPortable';

beforeAll(startPortable);

const dataset = syntheticDataset(1200, 200, 1);
/** Small enough for a test, large enough to learn. */
const configuration = {
  ...defaultConfiguration('mlp'),
  epochs: 3,
  batchSize: 50,
  validationSplit: 0.1,
};

/** What a forward pass does with each of its weights when it is made. */
const weightsOnTheEngine = ForwardPass.prototype as unknown as { constant(): tf.Tensor };

function noMemory(): never {
  throw new Error('There is no memory left.');
}

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

  it('stores no epoch whose loss is no number, as the model could not be read again', async () => {
    let networks = 0;
    const runsAwayOnce: Machinery = {
      ...ONE_THREAD,
      startPredictor: (network) => {
        const isSecond = ++networks === 2;
        const pass = new ForwardPass(network);
        return {
          predict: (frames) => (isSecond ? pass.predict(frames).fill(NaN) : pass.predict(frames)),
          dispose: () => pass.dispose(),
        };
      },
    };
    const { files } = await train('mlp', dataset, configuration, { machinery: runsAwayOnce });
    expect(files.history.map(({ epoch }) => epoch)).toEqual([1, 3]);
    expect(files.card.epochsRun).toBe(3);
    const texts = { card: JSON.stringify(files.card), history: JSON.stringify(files.history) };
    expect(parseModelFiles({ ...files, ...texts }).history).toEqual(files.history);
  });

  it('comes to the same model from the same seed, and to another from another', async () => {
    const id = async (seed: number) =>
      (await train('mlp', dataset, { ...configuration, epochs: 1, seed })).files.card.id;
    const first = await id(7);
    expect(await id(7)).toBe(first);
    expect(await id(8)).not.toBe(first);
  });

  it('ends early and restores the best weights once validation no longer improves', async () => {
    // So high a rate that the loss goes up and down.
    const restless = { ...configuration, epochs: 30, learningRate: 0.02, earlyStopping: { patience: 2 } };
    const { files } = await train('mlp', dataset, restless);
    const losses = files.history.map(({ validationLoss }) => validationLoss);
    expect(files.card.bestEpoch).toBe(losses.indexOf(Math.min(...losses)) + 1);
    expect(files.card.epochsRun).toBe(files.card.bestEpoch + 2);
  });

  it('lowers a constant learning rate where validation stands still, and leaves one cycle its course', async () => {
    const sameAlways: Machinery = {
      ...ONE_THREAD,
      startPredictor: () => ({
        predict: (frames) => new Float32Array(frames.length / 78.4).fill(0.1),
        dispose: () => undefined,
      }),
    };
    const rates = async (schedule: 'constant' | 'oneCycle') => {
      const plateau = { patience: 1, factor: 0.5, minimumLearningRate: 0 };
      const impatient = { ...configuration, epochs: 4, schedule, plateau };
      const { files } = await train('mlp', dataset, impatient, { machinery: sameAlways });
      return files.history.map(({ learningRate }) => learningRate);
    };
    const { learningRate } = configuration;
    expect(await rates('constant')).toEqual([1, 1, 1 / 2, 1 / 4].map((part) => part * learningRate));
    // At the last of the 50 steps of each of the four epochs.
    const course = [0.98, 1.98, 2.98, 3.98].map((epochs) =>
      scheduledRate({ schedule: 'oneCycle', learningRate }, epochs / 4),
    );
    expect(await rates('oneCycle')).toEqual(course.map((rate) => expect.closeTo(rate, 12) as number));
  });

  it('hands out the network of every epoch that is the best on the validation images so far', async () => {
    const told: number[] = [];
    const weights = new Set<Float32Array>();
    const restless = { ...configuration, epochs: 6, learningRate: 0.02 };
    const { files } = await train('mlp', dataset, restless, {
      callbacks: {
        onBest: (network, { epoch }) => {
          told.push(epoch);
          weights.add(network.weights[0]!);
        },
      },
    });
    const losses = files.history.map(({ validationLoss }) => validationLoss);
    const best = losses.flatMap((loss, at) =>
      loss < Math.min(Infinity, ...losses.slice(0, at)) ? [at + 1] : [],
    );
    expect(told).toEqual(best);
    expect(told.length).toBeLessThan(files.history.length);
    expect(weights.size).toBe(told.length);
  });

  it('stops after the step in which it is told to, and leaves no tensor behind', async () => {
    const before = tf.memory().numTensors;
    const controller = new AbortController();
    let steps = 0;
    const stopsInThird: Machinery = {
      ...ONE_THREAD,
      startLearner: async (...given) => {
        const learner = await ONE_THREAD.startLearner(...given);
        return {
          ...learner,
          step: (...batch) => {
            if (++steps === 3) setImmediate(() => controller.abort());
            return learner.step(...batch);
          },
        };
      },
    };
    const callbacks = { signal: controller.signal };
    const training = train('mlp', dataset, configuration, { callbacks, machinery: stopsInThird });
    const error: unknown = await training.catch((reason: unknown) => reason);
    expect(isCancelled(error)).toBe(true);
    expect(steps).toBe(3);
    expect(tf.memory().numTensors).toBe(before);
  });

  it.each(['a teacher', 'the learner'])(
    'disposes of all that it had started if %s does not start',
    async (which) => {
      const alive = new Set<object>();
      const held = <Part extends object>(part: Part) => {
        alive.add(part);
        return Object.assign(part, { dispose: () => void alive.delete(part) });
      };
      let teachers = 0;
      const short: Machinery = {
        ...ONE_THREAD,
        startBatches: () => held({ next: noMemory }),
        startPredictor: () =>
          ++teachers === 2 && which === 'a teacher' ? noMemory() : held({ predict: noMemory }),
        startLearner: noMemory,
      };
      const { files } = await train('mlp', dataset, { ...configuration, epochs: 1 });
      const training = train('mlp', dataset, configuration, { machinery: short, teachers: [files, files] });
      await expect(training).rejects.toThrow('There is no memory left.');
      expect([teachers, alive.size]).toEqual([2, 0]);
    },
  );

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

  it.each([
    ['a step', () => vi.spyOn(Learner.prototype, 'step')],
    ['handing out the network', () => vi.spyOn(Learner.prototype, 'snapshot')],
    ['the start of validation', () => vi.spyOn(weightsOnTheEngine, 'constant')],
    ['validation', () => vi.spyOn(ForwardPass.prototype, 'predict')],
  ])(
    'ends with a sentence if the engine fails at %s, and keeps the best weights until then',
    async (_, at) => {
      const failing = at();
      onTestFinished(() => failing.mockRestore());
      const noMemory = () => {
        throw new Error('There is no memory left.');
      };
      const { files, setback } = await train('mlp', dataset, configuration, {
        callbacks: {
          onEpoch: ({ epoch }) => {
            if (epoch === 2) failing.mockImplementationOnce(noMemory);
          },
        },
      });
      expect(setback).toMatch(
        /engine failed.*smaller batch.*The weights of epoch \d, the best until then, were kept/,
      );
      expect(files.history).toHaveLength(2);
    },
  );

  it('calibrates and tests the finished model once more if the engine fails meanwhile', async () => {
    const failing = vi.spyOn(ForwardPass.prototype, 'predict');
    onTestFinished(() => failing.mockRestore());
    const tensors = tf.memory().numTensors;
    const trained = async (failures: number) =>
      train(
        'mlp',
        dataset,
        { ...configuration, epochs: 1 },
        {
          callbacks: {
            onEpoch: () => {
              for (let failure = 0; failure < failures; failure++) failing.mockImplementationOnce(noMemory);
            },
          },
        },
      );
    const { files, setback } = await trained(1);
    expect(setback).toBeNull();
    expect(files.card).toMatchObject({ epochsRun: 1, accuracy: (await trained(0)).files.card.accuracy });
    await expect(trained(2)).rejects.toSatisfy(isSetback);
    expect(tf.memory().numTensors).toBe(tensors);
  });

  it('says at which step the loss stopped being a number', async () => {
    const wild = { ...configuration, learningRate: 1e30 };
    const error: unknown = await train('mlp', dataset, wild).catch((reason: unknown) => reason);
    expect(isUserError(error)).toBe(true);
    expect(String(error)).toMatch(/no number any more at step \d+ of epoch 1.*lower learning rate/);
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
