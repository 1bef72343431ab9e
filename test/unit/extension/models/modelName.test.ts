import { describe, expect, it } from 'vitest';
import { modelName } from '../../../../src/extension/models/modelName';

describe('the name of a model', () => {
  const mlp = { architecture: 'mlp', created: '2026-11-28T14:32:00' } as const;

  it('says that it ships with the extension', () => {
    expect(modelName(mlp, 'shipped')).toBe('mlp (shipped)');
  });

  it('says when it was trained here, so that it is not taken for another of the same network', () => {
    const now = new Date('2026-12-31T23:00:00');
    expect(modelName(mlp, 'trained', now)).toBe('mlp of 28 Nov, 14:32');
    expect(modelName({ ...mlp, created: '2026-11-28T14:40:00' }, 'trained', now)).toBe(
      'mlp of 28 Nov, 14:40',
    );
  });

  it('says the year in which it was trained once that is over', () => {
    expect(modelName(mlp, 'trained', new Date('2027-01-01T01:00:00'))).toBe('mlp of 28 Nov 2026, 14:32');
  });
});
