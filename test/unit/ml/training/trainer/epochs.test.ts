import { beforeAll, describe, expect, it } from 'vitest';
import { ForwardPass } from '../../../../../src/ml/models/forward';
import { parseModelFiles } from '../../../../../src/ml/models/modelFiles';
import { scheduledRate } from '../../../../../src/ml/training/learningRate';
import { ONE_THREAD, type Machinery } from '../../../../../src/ml/training/machinery';
import { train } from '../../../../../src/ml/training/trainer';
import { startPortable } from '../../engines/startPortable';
import { configuration, dataset } from './smallTraining';

beforeAll(startPortable);

describe('train', () => {
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
});
