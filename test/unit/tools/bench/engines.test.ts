import { describe, expect, test } from 'vitest';
import { allPairs, within } from '../../../../tools/bench/engines.mjs';

const none = { models: [], engines: [], skipPeers: false };

describe('what a run is limited to', () => {
  test('is every model on every engine that has it, if nothing', () => {
    const pairs = within(allPairs(), none);
    expect(pairs).toContainEqual({ model: 'cnn', engine: 'torch' });
    expect(pairs).not.toContainEqual({ model: 'mlp', engine: 'torch' });
    expect(pairs).not.toContainEqual({ model: 'compact', engine: 'keras' });
    expect(pairs).toHaveLength(3 * 4 + 2 + 1);
  });

  test('is the models and the engines that are named, or ours', () => {
    expect(within(allPairs(), { ...none, models: ['mlp'], engines: ['native', 'keras', 'torch'] })).toEqual([
      { model: 'mlp', engine: 'native' },
      { model: 'mlp', engine: 'keras' },
    ]);
    expect(within(allPairs(), { ...none, models: ['cnn'], skipPeers: true })).toEqual([
      { model: 'cnn', engine: 'native' },
      { model: 'cnn', engine: 'portable' },
    ]);
  });

  test('must leave something, and be something that there is', () => {
    expect(() => within(allPairs(), { ...none, models: ['mlp'], engines: ['torch'] })).toThrow(
      'leaves nothing',
    );
    expect(() => within(allPairs(), { ...none, models: ['resnet'] })).toThrow(
      'no model "resnet", only compact',
    );
    expect(() => within(allPairs(), { ...none, engines: ['cuda'] })).toThrow('no engine "cuda", only native');
  });
});
