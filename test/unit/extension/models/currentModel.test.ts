import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CurrentModel, type ModelPlace } from '../../../../src/extension/models/currentModel';
import type { Notices } from '../../../../src/extension/notices';
import { Uri, workspace } from '../vscodeFake';

vi.mock('vscode', () => import('../vscodeFake'));

const MODELS = resolve('models');
let storage = '';
let trained = '';
/** What windows told their users. */
let told: string[];

beforeEach(() => {
  storage = mkdtempSync(join(tmpdir(), 'digit-lab-models-'));
  trained = join(storage, 'models', 'mlp-1');
  cpSync(join(MODELS, 'mlp'), trained, { recursive: true });
  workspace.fs.delete.mockImplementation(({ fsPath }) => rm(fsPath, { recursive: true }));
  told = [];
});

afterEach(() => rmSync(storage, { recursive: true }));

/** What windows remember between them, as VS Code does. */
function memory(): ModelPlace['globalState'] {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: (key: string) => values.get(key) as never,
    update: (key, value) => {
      values.set(key, value);
      return Promise.resolve();
    },
    setKeysForSync: () => undefined,
  };
}

function windowOf(globalState: ModelPlace['globalState']): CurrentModel {
  const notices: Partial<Notices> = {
    tell: ({ message }) => told.push(message),
    explain: String,
  };
  const place = { extensionUri: Uri.file(resolve('.')), globalStorageUri: Uri.file(storage), globalState };
  return new CurrentModel(place as ModelPlace, notices as Notices);
}

it('is the shipped one in windows to come, without a warning, once another window deleted the one chosen', async () => {
  const globalState = memory();
  const one = windowOf(globalState);
  await windowOf(globalState).use(trained);
  const entry = (await one.list()).find(({ folder }) => folder === trained)!;
  await one.remove(entry, false);
  expect((await windowOf(globalState).files()).card.architecture).toBe('compact');
  expect(told).toEqual([expect.stringContaining('was deleted.')]);
});

it('is remembered when another window deletes one that was not chosen', async () => {
  const globalState = memory();
  const one = windowOf(globalState);
  const entry = (await one.list()).find(({ folder }) => folder === trained)!;
  await windowOf(globalState).use(join(MODELS, 'cnn'));
  await one.remove(entry, false);
  expect((await windowOf(globalState).files()).card.architecture).toBe('cnn');
});
