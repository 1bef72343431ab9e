// The whole of tfjs registers the gradients that ours are compared with.
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LayerSpec } from '../../../../src/ml/models/layerSpec';
import { Random } from '../../../../src/ml/random';
import { layerStep } from '../../../../src/ml/training/trainingLayers';
import { noise } from '../engines/worstError';

beforeAll(() => tf.setBackend('cpu'));

/** A layer, the shapes of its input and of its weights, and the same layer in tfjs's operations. */
interface LayerCase {
  readonly name: string;
  readonly layer: LayerSpec;
  readonly input: number[];
  readonly weights: number[][];
  readonly inTfjs: (x: tf.Tensor, ...weights: tf.Tensor[]) => tf.Tensor;
}

const conv2d = { kind: 'conv2d', filters: 4, kernelSize: 3, useBias: true } as const;

const CASES: LayerCase[] = [
  {
    name: 'convolution with ReLU',
    layer: { ...conv2d, strides: 1, padding: 'same', activation: 'relu' },
    input: [2, 6, 6, 3],
    weights: [[3, 3, 3, 4], [4]],
    inTfjs: (x, kernel, bias) =>
      tf.relu(tf.add(tf.conv2d(x as tf.Tensor4D, kernel as tf.Tensor4D, 1, 'same'), bias)),
  },
  {
    name: 'convolution without bias, stride 2',
    layer: { ...conv2d, useBias: false, strides: 2, padding: 'valid', activation: 'linear' },
    input: [2, 7, 7, 3],
    weights: [[3, 3, 3, 4]],
    inTfjs: (x, kernel) => tf.conv2d(x as tf.Tensor4D, kernel as tf.Tensor4D, 2, 'valid'),
  },
  {
    name: 'dense layer with ReLU',
    layer: { kind: 'dense', units: 4, useBias: true, activation: 'relu' },
    input: [3, 5],
    weights: [[5, 4], [4]],
    inTfjs: (x, kernel, bias) => tf.relu(tf.add(tf.matMul(x as tf.Tensor2D, kernel as tf.Tensor2D), bias)),
  },
  {
    name: 'dense layer before the softmax, which the loss takes',
    layer: { kind: 'dense', units: 4, useBias: true, activation: 'softmax' },
    input: [3, 5],
    weights: [[5, 4], [4]],
    inTfjs: (x, kernel, bias) => tf.add(tf.matMul(x as tf.Tensor2D, kernel as tf.Tensor2D), bias),
  },
  {
    name: 'batch normalisation',
    layer: { kind: 'batchNorm', momentum: 0.9, epsilon: 1e-3 },
    input: [2, 4, 4, 3],
    weights: [[3], [3]],
    inTfjs: (x, gamma, beta) => {
      const { mean, variance } = tf.moments(x, [0, 1, 2]);
      const normal = tf.div(tf.sub(x, mean), tf.sqrt(tf.add(variance, 1e-3)));
      return tf.add(tf.mul(normal, gamma), beta);
    },
  },
  { name: 'ReLU', layer: { kind: 'relu' }, input: [2, 4, 4, 3], weights: [], inTfjs: (x) => tf.relu(x) },
  {
    name: 'max-pool',
    layer: { kind: 'maxPool2d', poolSize: 2 },
    input: [2, 7, 7, 3],
    weights: [],
    inTfjs: (x) => tf.maxPool(x as tf.Tensor4D, 2, 2, 'valid'),
  },
  {
    name: 'global average pool',
    layer: { kind: 'globalAveragePool2d' },
    input: [2, 4, 5, 3],
    weights: [],
    inTfjs: (x) => tf.mean(x, [1, 2]),
  },
  {
    name: 'flatten',
    layer: { kind: 'flatten' },
    input: [2, 3, 3, 4],
    weights: [],
    inTfjs: (x) => tf.reshape(x, [2, 36]),
  },
];

function expectClose(actual: tf.Tensor, expected: tf.Tensor): void {
  expect(actual.shape).toEqual(expected.shape);
  const difference = tf.max(tf.abs(tf.sub(actual, expected))).dataSync()[0]!;
  expect(difference).toBeLessThan(2e-5);
}

describe('layerStep', () => {
  it.each(CASES)('$name: forward and gradients as tfjs has them', ({ layer, input, weights, inTfjs }) => {
    tf.tidy(() => {
      const x = noise(input, 1);
      const values = weights.map((shape, at) => noise(shape, 2 + at));
      const step = layerStep(layer, values, x, new Random(1));
      expectClose(step.y, inTfjs(x, ...values));
      const dy = noise(step.y.shape, 9);
      const { dx, gradients } = step.backward(dy, true);
      const [expectedDx, ...expected] = tf.grads(inTfjs)([x, ...values], dy);
      expectClose(dx!, expectedDx!);
      expect(gradients).toHaveLength(expected.length);
      gradients.forEach((gradient, at) => expectClose(gradient, expected[at]!));
    });
  });

  it('leaves the gradient of the input out where nobody asks for it', () => {
    tf.tidy(() => {
      const layer: LayerSpec = { ...conv2d, strides: 2, padding: 'same', activation: 'relu' };
      const step = layerStep(
        layer,
        [noise([3, 3, 1, 4], 1), noise([4], 2)],
        noise([1, 6, 6, 1], 3),
        new Random(1),
      );
      expect(step.backward(tf.onesLike(step.y), false).dx).toBeNull();
    });
  });

  it("gives the batch's own mean and variance", () => {
    tf.tidy(() => {
      const x = noise([5, 3], 4);
      const layer: LayerSpec = { kind: 'batchNorm', momentum: 0.9, epsilon: 1e-3 };
      const [mean, variance] = layerStep(
        layer,
        [tf.ones([3]), tf.zeros([3])],
        x,
        new Random(1),
      ).batchStatistics;
      const moments = tf.moments(x, 0);
      expectClose(mean!, moments.mean);
      expectClose(variance!, moments.variance);
    });
  });

  it('drops the share that it is told to, seeded, scales up the rest, and sends the gradient the same way', () => {
    tf.tidy(() => {
      const layer: LayerSpec = { kind: 'dropout', rate: 0.25 };
      const ones = tf.ones([100, 100]);
      const step = (seed: number) => layerStep(layer, [], ones, new Random(seed));
      const first = step(1);
      const { y } = first;
      const values = y.dataSync<'float32'>();
      const dropped = values.filter((value) => value === 0).length / 10_000;
      expect(dropped).toBeGreaterThan(0.23);
      expect(dropped).toBeLessThan(0.27);
      expect(new Set(values)).toEqual(new Set([0, Math.fround(4 / 3)]));
      expect(step(1).y.dataSync()).toEqual(values);
      expect(step(2).y.dataSync()).not.toEqual(values);
      expect(first.backward(ones, true).dx!.dataSync()).toEqual(values);
    });
  });

  it.each(CASES.filter(({ name }) => name.includes('with ReLU')))(
    'holds nothing but its gradients on the way back through a $name',
    ({ layer, input, weights }) => {
      tf.tidy(() => {
        const trained = weights.map((shape, at) => noise(shape, at + 2));
        const step = layerStep(layer, trained, noise(input, 1), new Random(1));
        const dy = noise(step.y.shape, 9);
        const before = tf.memory().numTensors;
        const { gradients } = step.backward(dy, true);
        expect(tf.memory().numTensors - before).toBe(1 + gradients.length);
        expect(dy.isDisposed).toBe(false);
      });
    },
  );
});
