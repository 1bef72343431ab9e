import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { syntheticDataset } from '../../../src/ml/data/syntheticDigits';
import { loadIdxFolder } from '../../../src/node/datasets/idxFolder';

const FIXTURE = resolve(__dirname, '../../fixtures/synthetic');

it('keeps the tiny dataset as make-samples makes it with the generator of today', async () => {
  const { train, test } = await loadIdxFolder(FIXTURE, 'fixture');
  const made = syntheticDataset(300, 100, 1);
  const bytes = (set: typeof train) => [Buffer.from(set.images), Buffer.from(set.labels)];
  expect(bytes(train)).toEqual(bytes(made.train));
  expect(bytes(test!)).toEqual(bytes(made.test!));
});
