import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../node/temporaryFolder';

const ROOT = resolve(import.meta.dirname, '../../..');

/** Makes `mlp` of a dataset that is not there, where the user is. */
function makeModels(cwd: string, log: string): { status: number | null; stderr: string } {
  const args = ['tools/makeModels.mjs', 'mlp', '--dataset', './nothing', '--out', 'models', '--log', log];
  const env = { ...process.env, INIT_CWD: cwd };
  return spawnSync(process.execPath, args, { cwd: ROOT, env, encoding: 'utf8' });
}

test('what is trained on, and the file that what the training says goes to, are named from where the user is', () => {
  const folder = temporaryFolder();
  const { status, stderr } = makeModels(folder, 'training.log');
  expect([status, stderr]).toEqual([1, '']);
  const said = readFileSync(join(folder, 'training.log'), 'utf8');
  expect(said).toContain(`error: ${join(folder, 'nothing')} `);
});

test('a log that cannot be written is said before anything is trained', () => {
  const folder = temporaryFolder();
  const { status, stderr } = makeModels(folder, 'none/training.log');
  const log = join(folder, 'none/training.log');
  expect([status, stderr]).toEqual([
    1,
    `--log: ${log} cannot be written (ENOENT). Name a file in a folder that exists.\n`,
  ]);
});
