import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { NO_ADDITIONS } from '../../../src/ml/data/additions';
import { defaultConfiguration } from '../../../src/ml/training/defaults';
import { isCancelled } from '../../../src/ml/userError';
import { readModelFolder } from '../../../src/node/models/modelStore';
import type { TrainingJob } from '../../../src/protocol/training';
import { runTrainingJob } from '../../../src/trainer/job';
import { temporaryFolder } from '../node/temporaryFolder';

const distFolder = resolve(import.meta.dirname, '../../../dist');

function smallJob(output: string): TrainingJob {
  return {
    architecture: 'mlp',
    dataset: { kind: 'synthetic', trainingImages: 200, testImages: 50, seed: 1 },
    configuration: { ...defaultConfiguration('mlp'), epochs: 1 },
    engine: 'portable',
    workers: 1,
    nativeFolders: [],
    output,
  };
}

it('begins no training where it was stopped while it read the dataset, and writes nothing', async () => {
  const folder = temporaryFolder();
  const stop = new AbortController();
  const reports: string[] = [];
  const running = runTrainingJob(smallJob(join(folder, 'model')), {
    distFolder,
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

it('says that it makes a training set before it does, which may take minutes', async () => {
  const job = smallJob(join(temporaryFolder(), 'model'));
  const additions = { ...NO_ADDITIONS, nonDigits: 20, strokes: null, fonts: [], seed: 1 };
  const reports: string[] = [];
  await runTrainingJob(
    { ...job, dataset: { ...job.dataset, additions } },
    { distFolder, report: ({ type }) => reports.push(type), signal: new AbortController().signal },
  );
  expect(reports.slice(0, 3)).toEqual(['engine', 'composing', 'data']);
});

it('clears away what was left of an engine whose window went while it was installed', async () => {
  const folder = temporaryFolder();
  const installed = join(folder, 'native');
  mkdirSync(installed);
  mkdirSync(join(folder, '.native.999999999-0123abcd.tmp/lib'), { recursive: true });
  const stop = new AbortController();
  const running = runTrainingJob(
    { ...smallJob(join(folder, 'model')), nativeFolders: [installed] },
    { distFolder, report: () => stop.abort(), signal: stop.signal },
  );
  expect(isCancelled(await running.catch((error: unknown) => error))).toBe(true);
  expect(readdirSync(folder)).toEqual(['native']);
});

it('leaves what somebody puts where the model is to go while it is trained, and the model beside it', async () => {
  const folder = temporaryFolder();
  const output = join(folder, 'model');
  const running = runTrainingJob(smallJob(output), {
    distFolder,
    report: ({ type }) => {
      if (type !== 'data') return;
      mkdirSync(output);
      writeFileSync(join(output, 'accuracy.md'), '');
    },
    signal: new AbortController().signal,
  });
  await expect(running).rejects.toThrow(/^The model could not replace .+, but is complete in /);
  expect(readdirSync(output)).toEqual(['accuracy.md']);
  const [, beside] = readdirSync(folder).sort();
  expect((await readModelFolder(join(folder, beside!))).card.architecture).toBe('mlp');
});
