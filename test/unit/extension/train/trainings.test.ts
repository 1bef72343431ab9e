import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ExtensionContext } from 'vscode';
import { prepareDataset } from '../../../../src/extension/dataset/prepareDataset';
import type { Choice, Notice } from '../../../../src/extension/notices';
import { askForTraining } from '../../../../src/extension/train/askForTraining';
import { trainingJob } from '../../../../src/extension/train/trainingJob';
import { parseTrainingRequest, type TrainingRequest } from '../../../../src/extension/train/trainingRequest';
import { Trainings, type TrainingSurroundings } from '../../../../src/extension/train/trainings';
import type { LabelledImages } from '../../../../src/ml/data/labelledImages';
import type { ModelFiles } from '../../../../src/ml/models/modelFiles';
import { CancelledError, UserError } from '../../../../src/ml/userError';
import { readModelFolder } from '../../../../src/node/models/modelStore';
import type { TrainerToHost } from '../../../../src/protocol/training';
import { temporaryFolder } from '../../node/temporaryFolder';
import { commands, progress } from '../vscodeFake';

vi.mock('vscode', () => import('../vscodeFake'));
vi.mock('../../../../src/extension/dataset/prepareDataset', () => ({ prepareDataset: vi.fn() }));
vi.mock('../../../../src/extension/train/askForTraining', () => ({ askForTraining: vi.fn() }));

const MODEL = resolve(import.meta.dirname, '../../../../models/mlp');

let told: string[];
/** What is offered to somebody whose training failed. */
let offered: string[];
/** How many digits the user has kept. */
let kept: number;
/** Called as the note that something is trained is taken back. */
let takesBackNote: () => Promise<void>;

beforeEach(() => {
  takesBackNote = () => Promise.resolve();
  told = [];
  offered = [];
  kept = 1;
  vi.mocked(prepareDataset).mockReset().mockResolvedValue({ kind: 'folder', path: '/mnist', name: 'MNIST' });
});

afterEach(() => {
  vi.restoreAllMocks();
});

function digits(count: number): LabelledImages {
  return { count, images: new Uint8Array(count * 784), labels: new Uint8Array(count) };
}

/** A reader that takes every digit for a nought. */
const reader = {
  readFrames: (frames: Uint8Array) => {
    const count = frames.length / 784;
    return Promise.resolve({
      digits: new Uint8Array(count),
      outcomes: new Uint8Array(count),
      confidences: new Float32Array(count),
    });
  },
};

/** Trainings whose trainer's last word is this. */
async function trainingsThatEndWith(last: TrainerToHost, start?: ModelFiles): Promise<Trainings> {
  const path = temporaryFolder();
  mkdirSync(join(path, 'dist'));
  const words = JSON.stringify(last);
  writeFileSync(
    join(path, 'dist', 'trainer.js'),
    `process.once('message', () => process.send(${words}, () => process.disconnect()));`,
  );
  const files = await readModelFolder(MODEL);
  const around = {
    context: {
      extensionUri: { path },
      globalStorageUri: { path },
      globalState: {},
      workspaceState: {
        get: () => ({ host: process.pid }),
        update: (_key: string, value: unknown) => (value === undefined ? takesBackNote() : Promise.resolve()),
      },
    },
    log: { info: () => undefined, error: () => undefined },
    notices: {
      tell: ({ message }: Notice) => told.push(message),
      failed: (error: Error, ...choices: readonly Choice[]) => {
        offered = choices.map(({ title }) => title);
        return error.message;
      },
    },
    model: {
      files: () => Promise.resolve(files),
      nameOf: () => 'mlp',
      folderForNew: () => join(path, 'model'),
      find: () =>
        start === undefined
          ? Promise.reject(new UserError('There is no such model.'))
          : Promise.resolve({ folder: MODEL, files: start }),
    },
    myDigits: { folder: { fsPath: '/my-digits' }, read: () => Promise.resolve(digits(kept)) },
    readers: { lend: (_: unknown, job: (lent: typeof reader) => unknown) => job(reader) },
  };
  return new Trainings(around as unknown as TrainingSurroundings);
}

it('tells how the digits are read that were trained on, and leaves out those kept since', async () => {
  const { card } = await readModelFolder(MODEL);
  const trainings = await trainingsThatEndWith({
    type: 'finished',
    folder: MODEL,
    card,
    setback: null,
    note: null,
  });
  trainings.onDidReport(() => {
    kept = 3;
  });
  await trainings.train({ architecture: 'mlp', dataset: { kind: 'mnist', myDigits: true } });
  expect(told.join()).toMatch(/1 of the 1 in My Digits, which it was trained on/);
});

describe('the end of a training', () => {
  const request = { architecture: 'mlp', dataset: { kind: 'mnist' } } as const;
  const finished = async (): Promise<TrainerToHost> => {
    const { card } = await readModelFolder(MODEL);
    return { type: 'finished', folder: MODEL, card, setback: null, note: null };
  };

  it('offers the model also where the workspace cannot be told that it is over', async () => {
    const trainings = await trainingsThatEndWith(await finished());
    takesBackNote = () => Promise.reject(new Error('The disk is full.'));
    expect((await trainings.train(request)).state).toBe('finished');
    expect(told).toEqual([expect.stringMatching(/^mlp .*is trained: /)]);
  });

  it('is over before another begins, whose note would be taken back with it', async () => {
    const trainings = await trainingsThatEndWith(await finished());
    let another: string | null = null;
    takesBackNote = async () => {
      takesBackNote = () => Promise.resolve();
      another = (await trainings.train(request)).state;
    };
    await trainings.train(request);
    expect(another).toBe('failed');
    expect((await trainings.train(request)).state).toBe('finished');
  });
});

it('goes on from no model with a folder of digits that it was trained on beside others', async () => {
  const files = await readModelFolder(MODEL);
  const parts = { training: [{ name: 'my digits, each 5 times', count: 5 }], validation: [] };
  const start = { ...files, card: { ...files.card, dataset: { ...files.card.dataset, parts } } };
  const trainings = await trainingsThatEndWith({ type: 'stopped' }, start);
  const request = { from: files.card.id, dataset: { kind: 'folder', path: '/own/my-digits' } } as const;
  vi.mocked(prepareDataset).mockResolvedValue({ ...request.dataset, name: 'my-digits' });
  expect(await trainings.train(request)).toEqual({
    state: 'failed',
    message:
      `${files.card.id}, or a model before it, was trained on all digits of my-digits: there are none left to ` +
      'validate on. Train on another dataset with these beside it, or start from a model that has not seen them.',
  });
  vi.mocked(prepareDataset).mockResolvedValue({ ...request.dataset, name: 'others' });
  expect(await trainings.train(request)).toEqual({ state: 'stopped' });
});

describe('the validation split of a fine-tuning', () => {
  const dataset = { kind: 'folder', path: '/own/digits' } as const;

  it('is what it was called with, or that of its start, and not that of the settings', async () => {
    const files = await readModelFolder(MODEL);
    const { id, configuration } = files.card;
    const splitOf = (argument: object) => {
      const material = {
        architecture: 'mlp',
        start: { origin: 'shipped', folder: MODEL, files },
        dataset: { ...dataset, name: 'digits' },
        ownDigits: undefined,
        output: '/out',
      } as const;
      const context = { extensionUri: { path: '/' }, globalStorageUri: { path: '/' } };
      const request = parseTrainingRequest({ from: id, dataset, ...argument });
      return trainingJob(request, material, context as ExtensionContext).configuration.validationSplit;
    };
    expect(splitOf({ validationSplit: 0.3 })).toBe(0.3);
    expect(splitOf({})).toBe(configuration.validationSplit);
    expect(configuration.validationSplit).toBe(0.05);
    // As it is when a training is asked for again with another engine.
    expect(splitOf({ validationSplit: null })).toBe(0.05);
  });

  it('may not be so large that the start was trained on what it is validated on', async () => {
    const files = await readModelFolder(MODEL);
    const trainings = await trainingsThatEndWith({ type: 'stopped' }, files);
    const request = { from: files.card.id, dataset };
    const seen = files.card.dataset.name;
    vi.mocked(prepareDataset).mockResolvedValue({ ...dataset, name: seen });
    expect(await trainings.train({ ...request, validationSplit: 0.3 })).toEqual({
      state: 'failed',
      message:
        `${files.card.id} was trained on ${seen} with a validation split of 0.05: with 0.3, it would be validated on ` +
        'images that it was trained on. Choose a validation split of 0.05 or less.',
    });
    expect(await trainings.train({ ...request, validationSplit: 0.05 })).toEqual({ state: 'stopped' });
    vi.mocked(prepareDataset).mockResolvedValue({ ...dataset, name: 'digits' });
    expect(await trainings.train({ ...request, validationSplit: 0.3 })).toEqual({ state: 'stopped' });
  });
});

describe('the portable engine', () => {
  const request = { architecture: 'mlp', dataset: { kind: 'mnist' }, engine: 'native' } as const;
  const failed = (isOfEngine: boolean) =>
    ({ type: 'failed', message: 'It does not work.', detail: '', isOfEngine }) as const;

  it.each([true, false])('is offered where native was asked for and is the cause: %s', async (isOfEngine) => {
    const trainings = await trainingsThatEndWith(failed(isOfEngine));
    await trainings.train(request);
    expect(offered).toEqual(isOfEngine ? ['Train with the Portable Engine'] : []);
  });

  it('is not offered where there are no data, or no model to go on from', async () => {
    const trainings = await trainingsThatEndWith(failed(true));
    await trainings.train({ ...request, from: 'mlp-000000000000' });
    expect(offered).toEqual([]);
    vi.mocked(prepareDataset).mockRejectedValue(new UserError('MNIST is not here.'));
    expect(await trainings.train(request)).toEqual({ state: 'failed', message: 'MNIST is not here.' });
    expect(offered).toEqual([]);
  });
});

it.each([undefined, null])('asks what to train if it is called with %s', async (argument) => {
  vi.mocked(askForTraining).mockResolvedValue(null);
  const trainings = await trainingsThatEndWith({ type: 'stopped' });
  expect(await trainings.train(argument)).toEqual({ state: 'stopped' });
});

it('refuses a training that was asked for while another was, which runs by now', async () => {
  const trainings = await trainingsThatEndWith({ type: 'stopped' });
  const answers: ((request: TrainingRequest) => void)[] = [];
  vi.mocked(askForTraining).mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
  const [one, other] = [trainings.train(undefined), trainings.train(undefined)];
  const request = parseTrainingRequest({ architecture: 'mlp', dataset: { kind: 'mnist' } });
  for (const answer of answers) answer(request);
  expect(await other).toMatchObject({
    state: 'failed',
    message: expect.stringContaining('already') as string,
  });
  expect(await one).toEqual({ state: 'stopped' });
  expect(told).toEqual([expect.stringMatching(/^A model is already being trained/)]);
});

it.each([
  ['Stop Training', (trainings: Trainings) => trainings.stop()],
  ['Cancel of what shows it', () => progress.cancel()],
])('ends a training by %s, and offers to stop it only until then', async (_, stop) => {
  const trainings = await trainingsThatEndWith({ type: 'stopped' });
  commands.executeCommand.mockClear();
  vi.mocked(prepareDataset).mockImplementationOnce((_choice, _state, { signal } = {}) => {
    expect(commands.executeCommand.mock.calls).toEqual([['setContext', 'digitLab.training', true]]);
    stop(trainings);
    return Promise.reject(signal!.aborted ? new CancelledError() : new Error('It goes on.'));
  });
  expect(await trainings.train({ architecture: 'mlp', dataset: { kind: 'mnist' } })).toEqual({
    state: 'stopped',
  });
  expect(commands.executeCommand.mock.lastCall).toEqual(['setContext', 'digitLab.training', false]);
});
