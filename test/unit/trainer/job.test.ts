import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { defaultConfiguration } from '../../../src/ml/training/defaults';
import { isCancelled } from '../../../src/ml/userError';
import type { TrainingJob } from '../../../src/protocol/training';
import { runTrainingJob } from '../../../src/trainer/job';
import { temporaryFolder } from '../node/temporaryFolder';

it('begins no training where it was stopped while it read the dataset, and writes nothing', async () => {
  const folder = temporaryFolder();
  const job: TrainingJob = {
    architecture: 'mlp',
    dataset: { kind: 'synthetic', trainingImages: 200, testImages: 50, seed: 1 },
    configuration: { ...defaultConfiguration('mlp'), epochs: 1 },
    engine: 'portable',
    workers: 1,
    nativeFolders: [],
    output: join(folder, 'model'),
  };
  const stop = new AbortController();
  const reports: string[] = [];
  const running = runTrainingJob(job, {
    distFolder: resolve(import.meta.dirname, '../../../dist'),
    // The dataset is what comes next.
    report: ({ type }) => {
      reports.push(type);
      stop.abort();
    },
    signal: stop.signal,
  });
  expect(isCancelled(await running.catch((error: unknown) => error))).toBe(true);
  expect(reports).toEqual(['engine']);
  expect(readdirSync(folder)).toEqual([]);
});
