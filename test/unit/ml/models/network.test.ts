import { describe, expect, it } from 'vitest';
import { architectureOf } from '../../../../src/ml/models/architectures';
import { initialiseNetwork } from '../../../../src/ml/models/network';
import { Random } from '../../../../src/ml/random';
import { sameNumbers } from '../sameNumbers';

const { layers } = architectureOf('cnn');

describe('initialiseNetwork', () => {
  it('draws the same weights from the same seed and others from another', () => {
    const weights = (seed: number) => initialiseNetwork('cnn', layers, new Random(seed)).weights;
    expect(sameNumbers(weights(7), weights(7))).toBe(true);
    expect(sameNumbers(weights(7), weights(8))).toBe(false);
  });

  it("draws kernels within Glorot's limit and starts normalisation as the identity", () => {
    const [kernel, bias, gamma, beta, mean, variance] = initialiseNetwork(
      'cnn',
      layers,
      new Random(1),
    ).weights;
    const limit = Math.sqrt(6 / (9 * (1 + 32)));
    expect(kernel).toHaveLength(9 * 32);
    expect(Math.max(...kernel!.map(Math.abs))).toBeLessThanOrEqual(limit);
    expect(Math.max(...kernel!.map(Math.abs))).toBeGreaterThan(0.9 * limit);
    for (const zeros of [bias, beta, mean]) expect(new Set(zeros)).toEqual(new Set([0]));
    for (const ones of [gamma, variance]) expect(new Set(ones)).toEqual(new Set([1]));
  });
});
