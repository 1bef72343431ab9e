import { expect, it } from 'vitest';
import { syntheticDataset } from '../../../../src/ml/data/syntheticDigits';
import { loadIdxEvaluation } from '../../../../src/node/datasets/idxFolder';
import { writeSyntheticTest } from '../../../../src/node/datasets/syntheticFiles';
import { temporaryFolder } from '../temporaryFolder';

it('synthetic digits are tested with from files as they are from memory', async () => {
  const folder = temporaryFolder();
  await writeSyntheticTest({ kind: 'synthetic', trainingImages: 100, testImages: 20, seed: 3 }, folder);
  const { images, part } = await loadIdxEvaluation(folder);
  expect(part).toBe('test');
  expect(images).toEqual(syntheticDataset(0, 20, 3).test);
});
