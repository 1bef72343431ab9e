import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { architectureOf } from '../../../../src/ml/models/architectures';
import { ARCHITECTURES, type ArchitectureName } from '../../../../src/ml/models/layerSpec';
import { initialiseNetwork } from '../../../../src/ml/models/network';
import { Random } from '../../../../src/ml/random';
import { Learner } from '../../../../src/ml/training/learner';
import { startPortable } from '../engines/startPortable';
import { sameNumbers } from '../sameNumbers';

beforeAll(startPortable);

const SETTINGS = { labelSmoothing: 0.05, weightAverage: 0.99, weightDecay: 0.02 };

function learnerOf(name: ArchitectureName, seed: number, settings = SETTINGS): Learner {
  const network = initialiseNetwork(name, architectureOf(name).layers, new Random(seed));
  return new Learner(network, settings, new Random(seed));
}

const random = new Random(2);
const frames = Float32Array.from({ length: 6 * 784 }, () => random.next());
const labels = Uint8Array.of(0, 1, 2, 3, 4, 5);

describe('Learner on the portable engine', () => {
  it.each(ARCHITECTURES)('learns a batch of %s by heart', (name) => {
    const learner = learnerOf(name, 1, { labelSmoothing: 0, weightAverage: 0, weightDecay: 0 });
    const losses = Array.from({ length: 25 }, () => learner.step({ frames, labels }, 1e-3).loss);
    learner.dispose();
    expect(losses[0]).toBeGreaterThan(1);
    expect(Math.min(...losses.slice(-5))).toBeLessThan(losses[0]! / 2);
  });

  it.each(ARCHITECTURES)('comes to the same weights of %s from the same seed', (name) => {
    const weightsOf = (seed: number) => {
      const learner = learnerOf(name, seed);
      for (let step = 0; step < 3; step++) learner.step({ frames, labels }, 1e-3);
      const { weights } = learner.snapshot();
      learner.dispose();
      return weights;
    };
    const weights = weightsOf(1);
    expect(sameNumbers(weightsOf(1), weights)).toBe(true);
    expect(sameNumbers(weightsOf(2), weights)).toBe(false);
  });

  it.each(ARCHITECTURES)('keeps no tensor of a step of %s, and none at all in the end', (name) => {
    const before = tf.memory().numTensors;
    const learner = learnerOf(name, 1);
    const counts = Array.from({ length: 4 }, () => {
      learner.step({ frames, labels }, 1e-3);
      return tf.memory().numTensors;
    });
    expect(new Set(counts).size).toBe(1);
    learner.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('changes nothing by a step whose loss is no number', () => {
    const network = initialiseNetwork('mlp', architectureOf('mlp').layers, new Random(1));
    // In the last bias: a ReLU would turn it into a 0.
    network.weights.at(-1)![3] = NaN;
    const settings = { labelSmoothing: 0, weightAverage: 0, weightDecay: 0 };
    const learner = new Learner(network, settings, new Random(1));
    const before = learner.snapshot().weights;
    expect(learner.step({ frames, labels }, 1e-3).loss).toBeNaN();
    expect(sameNumbers(learner.snapshot().weights, before)).toBe(true);
    learner.dispose();
  });

  it('averages the weights over the steps, moving averages of the batches included', () => {
    const snapshotsOf = (weightAverage: number) => {
      const learner = learnerOf('compact', 1, { labelSmoothing: 0, weightAverage, weightDecay: 0 });
      const snapshots = [0, 1].map(() => {
        learner.step({ frames, labels }, 1e-2);
        return learner.snapshot().weights;
      });
      learner.dispose();
      return snapshots;
    };
    const start = initialiseNetwork('compact', architectureOf('compact').layers, new Random(1)).weights;
    const [first, second] = snapshotsOf(0);
    const [, averaged] = snapshotsOf(0.999);
    // Warm-up: (1 + steps) / (10 + steps) of the old average is kept.
    for (const weight of [0, 1, 4]) {
      const kept = start[weight]![0]! * (2 / 11) + first![weight]![0]! * (9 / 11);
      expect(averaged![weight]![0]).toBeCloseTo(kept * (3 / 12) + second![weight]![0]! * (9 / 12), 5);
    }
  });
});
