import { describe, expect, it } from 'vitest';
import { modelName } from '../../../../src/extension/models/modelName';

describe('the name of a model', () => {
  const mlp = { architecture: 'mlp', created: '2026-11-28T14:32:00' } as const;

  it('says that it ships with the extension', () => {
    expect(modelName(mlp, 'shipped')).toBe('mlp (shipped)');
  });

  it('says when it was trained here, so that it is not taken for another of the same network', () => {
    expect(modelName(mlp, 'trained')).toBe('mlp of 28 Nov, 14:32');
    expect(modelName({ ...mlp, created: '2026-11-28T14:40:00' }, 'trained')).toBe('mlp of 28 Nov, 14:40');
  });
});
