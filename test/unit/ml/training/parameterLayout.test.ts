import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { architectureOf } from '../../../../src/ml/models/architectures';
import { initialiseNetwork } from '../../../../src/ml/models/network';
import { Random } from '../../../../src/ml/random';
import { ParameterLayout } from '../../../../src/ml/training/parameterLayout';
import { sameNumbers } from '../sameNumbers';

beforeAll(() => tf.setBackend('cpu'));

describe('ParameterLayout', () => {
  const { layers } = architectureOf('cnn');
  const { weights } = initialiseNetwork('cnn', layers, new Random(1));
  const layout = new ParameterLayout(layers);
  const { trained, movingStatistics } = layout.pack(weights);

  it('keeps trained weights and moving statistics apart, and gives both back as they were', () => {
    expect(trained).toHaveLength(617_450);
    expect(movingStatistics).toHaveLength(1_664);
    expect(sameNumbers(layout.unpack({ trained, movingStatistics }), weights)).toBe(true);
  });

  it('splits the trained vector into tensors of the weights, and joins them again', () => {
    tf.tidy(() => {
      const parts = layout.split(tf.tensor1d(trained));
      expect(parts[0]!.shape).toEqual([3, 3, 1, 32]);
      expect(parts[0]!.dataSync()).toEqual(weights[0]);
      expect(sameNumbers([layout.join(parts).dataSync<'float32'>()], [trained])).toBe(true);
    });
  });

  it('marks kernels, and nothing else, for decay', () => {
    const marked = layout.kernelMask().reduce((sum, value) => sum + value, 0);
    // All but biases (two of each conv block's, three of the dense layers') and gammas and betas.
    expect(marked).toBe(617_450 - (2 * (32 + 64 + 128) + 256 + 128 + 10) - 1_664);
  });

  it('moves statistics at one minus the momentum of the layer', () => {
    expect(new Set(layout.movingRates())).toEqual(new Set([Math.fround(1 - 0.99)]));
  });
});
