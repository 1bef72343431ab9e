import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { syntheticDataset } from '../../../src/ml/data/syntheticDigits';
import { loadIdxFolder } from '../../../src/node/datasets/idxFolder';

const FIXTURE = resolve(__dirname, '../../fixtures/synthetic');

it('keeps the tiny dataset as make-samples makes it with the generator of today', async () => {
  const { train, test } = await loadIdxFolder(FIXTURE, 'fixture');
  const made = syntheticDataset(300, 100, 1);
  for (const [kept, anew] of [
    [train, made.train],
    [test!, made.test!],
  ] as const) {
    expect([...kept.labels]).toEqual([...anew.labels]);
    // Of so many bytes, a list of those that differ is no help.
    expect(Buffer.compare(kept.images, anew.images)).toBe(0);
  }
});
