import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { partFolder } from '../../../../tools/host/partFolder.mjs';
import { temporaryFolder } from '../../node/temporaryFolder';

test('what ended runs left of a folder goes, and nothing else', () => {
  const folder = temporaryFolder();
  const ended = spawnSync(process.execPath, ['-e', '']).pid;
  for (const name of [`newest.${ended}.part`, `newest.${process.pid}.part`]) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'package.json'), '{}');
  }
  const others = ['newest', `newest.${process.ppid}.part`, `oldest.${ended}.part`];
  for (const name of others) mkdirSync(join(folder, name));
  expect(partFolder(join(folder, 'newest'))).toBe(join(folder, `newest.${process.pid}.part`));
  expect(readdirSync(folder)).toEqual(others.sort());
});

test('where there is no folder yet, a part has its name all the same', () => {
  const path = join(temporaryFolder(), '.native/building');
  expect(partFolder(path)).toBe(`${path}.${process.pid}.part`);
});
