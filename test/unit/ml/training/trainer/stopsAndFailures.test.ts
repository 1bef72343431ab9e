import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { ForwardPass } from '../../../../../src/ml/models/forward';
import { Learner } from '../../../../../src/ml/training/learner';
import { ONE_THREAD, type Machinery } from '../../../../../src/ml/training/machinery';
import { isSetback } from '../../../../../src/ml/training/setback';
import { train } from '../../../../../src/ml/training/trainer';
import { isCancelled, isUserError } from '../../../../../src/ml/userError';
import { startPortable } from '../../engines/startPortable';
import { configuration, dataset } from './smallTraining';

beforeAll(startPortable);

/** What a forward pass does with each of its weights when it is made. */
const weightsOnTheEngine = ForwardPass.prototype as unknown as { constant(): tf.Tensor };

function noMemory(): never {
  throw new Error('There is no memory left.');
}

describe('train', () => {
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
    expect(String(error)).toMatch(/no longer a number at step \d+ of epoch 1.*lower learning rate/);
  });
});
