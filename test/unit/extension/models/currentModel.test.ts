import { cpSync, mkdtempSync, rmSync, truncateSync } from 'node:fs';
import * as files from 'node:fs/promises';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CurrentModel, type ModelPlace } from '../../../../src/extension/models/currentModel';
import type { Notices } from '../../../../src/extension/notices';
import { memento } from '../../../memento';
import { Uri, workspace } from '../vscodeFake';

vi.mock('vscode', () => import('../vscodeFake'));
vi.mock('node:fs/promises', { spy: true });
const { readFile } = await vi.importActual<typeof files>('node:fs/promises');

const MODELS = resolve('models');
let storage = '';
let trained = '';
/** What windows told their users. */
let told: string[];
/** Why no file of the trained model can be read. */
let failure: string | null;

beforeEach(() => {
  storage = mkdtempSync(join(tmpdir(), 'digit-lab-models-'));
  trained = join(storage, 'models', 'mlp-1');
  cpSync(join(MODELS, 'mlp'), trained, { recursive: true });
  workspace.fs.delete.mockImplementation(({ fsPath }) => rm(fsPath, { recursive: true }));
  told = [];
  failure = null;
  vi.mocked(files).readFile.mockImplementation((path, options) =>
    failure !== null && (path as string).startsWith(trained)
      ? Promise.reject(Object.assign(new Error(failure), { code: failure }))
      : readFile(path, options),
  );
});

afterEach(() => rmSync(storage, { recursive: true }));

function windowOf(
  globalState: ModelPlace['globalState'],
  globalStorageUri = Uri.file(storage),
): CurrentModel {
  const notices: Partial<Notices> = {
    tell: ({ message }) => told.push(message),
    explain: String,
  };
  const place = { extensionUri: Uri.file(resolve('.')), globalStorageUri, globalState };
  return new CurrentModel(place as ModelPlace, notices as Notices);
}

it('is the shipped one in windows to come, without a warning, once another window deleted the one chosen', async () => {
  const globalState = memento();
  const one = windowOf(globalState);
  await windowOf(globalState).use(trained);
  const entry = (await one.list()).find(({ folder }) => folder === trained)!;
  await one.remove(entry, false);
  expect((await windowOf(globalState).files()).card.architecture).toBe('compact');
  expect(told).toEqual([expect.stringContaining('was deleted.')]);
});

it('is remembered when another window deletes one that was not chosen', async () => {
  const globalState = memento();
  const one = windowOf(globalState);
  const entry = (await one.list()).find(({ folder }) => folder === trained)!;
  await windowOf(globalState).use(join(MODELS, 'cnn'));
  await one.remove(entry, false);
  expect((await windowOf(globalState).files()).card.architecture).toBe('cnn');
});

it('is the shipped one once the one chosen was deleted where the storage has a large drive letter', async () => {
  const globalState = memento();
  await globalState.update('digitLab.model', 'trained/mlp-1');
  const window = windowOf(globalState, Uri.file('C:\\storage'));
  workspace.fs.delete.mockResolvedValue();
  const { files: shipped } = (await window.list()).find(({ files }) => files.card.architecture === 'mlp')!;
  await window.remove({ origin: 'trained', folder: 'c:\\storage\\models\\mlp-1', files: shipped }, false);
  expect(globalState.get('digitLab.model')).toBeUndefined();
  expect(told).toEqual([expect.stringMatching(/was deleted\. .+ is now in use instead\.$/)]);
});

describe('one that cannot be read', () => {
  it.each(['EBUSY', 'EACCES', 'EMFILE', 'EIO'])(
    'is in use again in windows to come where it was for %s',
    async (code) => {
      const globalState = memento();
      await windowOf(globalState).use(trained);
      const window = windowOf(globalState);
      failure = code;
      expect((await window.files()).card.architecture).toBe('compact');
      expect(told).toEqual([
        expect.stringMatching(/^The model in use could not be read, so this window uses the one/),
      ]);
      failure = null;
      expect((await window.files()).card.architecture).toBe('compact');
      expect((await windowOf(globalState).files()).card.architecture).toBe('mlp');
      expect(told).toHaveLength(1);
    },
  );

  it.each([
    ['is gone', () => rmSync(trained, { recursive: true })],
    ['has lost a file', () => rmSync(join(trained, 'card.json'))],
    ['has a file that is cut short', () => truncateSync(join(trained, 'weights.bin'), 10)],
  ])('is forgotten where it %s', async (_, damage) => {
    const globalState = memento();
    await windowOf(globalState).use(trained);
    damage();
    expect((await windowOf(globalState).files()).card.architecture).toBe('compact');
    expect(told).toEqual([expect.stringMatching(/^The model in use can no longer be read/)]);
    expect((await windowOf(globalState).files()).card.architecture).toBe('compact');
    expect(told).toHaveLength(1);
  });
});
