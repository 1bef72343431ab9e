import { describe, expect, it } from 'vitest';
import { architectureOf } from '../../../../src/ml/models/architectures';
import { countParameters, placeLayers } from '../../../../src/ml/models/shapes';

describe('shapes', () => {
  it.each([
    ['mlp', 567_434, 567_434],
    ['cnn', 619_114, 617_450],
    ['compact', 382_602, 381_562],
  ] as const)('counts the parameters of %s as %i, %i of them trainable', (name, total, trainable) => {
    expect(countParameters(architectureOf(name).layers)).toEqual({ total, trainable });
  });

  it.each([
    ['mlp', 566_528],
    ['cnn', 29_456_128],
    ['compact', 11_395_264],
  ] as const)('counts the multiply-accumulates of %s as %i', (name, macs) => {
    const placed = placeLayers(architectureOf(name).layers);
    expect(placed.reduce((sum, layer) => sum + layer.macs, 0)).toBe(macs);
  });

  it('follows the shapes through the reference network to 1152 features', () => {
    const placed = placeLayers(architectureOf('cnn').layers);
    expect(placed.find(({ layer }) => layer.kind === 'flatten')?.outputShape).toEqual([1152]);
    expect(placed.at(-1)?.outputShape).toEqual([10]);
  });

  it('names layers as Keras does, counting each kind from 1', () => {
    const names = placeLayers(architectureOf('mlp').layers).map(({ name }) => name);
    expect(names).toEqual([
      'flatten_1',
      'dense_1',
      'dropout_1',
      'dense_2',
      'dropout_2',
      'dense_3',
      'dropout_3',
      'dense_4',
    ]);
  });

  it('refuses a dense layer that is given a picture', () => {
    expect(() => placeLayers([{ kind: 'dense', units: 10, useBias: true, activation: 'softmax' }])).toThrow(
      /needs a vector/,
    );
  });
});
