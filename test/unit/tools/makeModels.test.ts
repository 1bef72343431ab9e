import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../node/temporaryFolder';

const ROOT = resolve(import.meta.dirname, '../../..');

/** Makes `mlp` of a dataset that is not there. */
function makeModels(cwd: string, log: string): { status: number | null; stderr: string } {
  const args = [
    'tools/makeModels.mjs',
    'mlp',
    '--dataset',
    join(cwd, 'nothing'),
    '--out',
    'models',
    '--log',
    log,
  ];
  const env = { ...process.env, INIT_CWD: cwd };
  return spawnSync(process.execPath, args, { cwd: ROOT, env, encoding: 'utf8' });
}

test('what the training says goes to a file that is named from where the user is', () => {
  const folder = temporaryFolder();
  const { status, stderr } = makeModels(folder, 'training.log');
  expect([status, stderr]).toEqual([1, '']);
  expect(readFileSync(join(folder, 'training.log'), 'utf8')).toContain('error: ');
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
