import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../node/temporaryFolder';

const ROOT = resolve(import.meta.dirname, '../../..');

/** A checkout whose command line says which build it is of; `build` is what its build does after it made that. */
function checkout(build: string): string {
  const root = temporaryFolder();
  for (const folder of ['node_modules', 'src']) mkdirSync(join(root, folder));
  cpSync(join(ROOT, 'tools'), join(root, 'tools'), { recursive: true });
  writeFileSync(join(root, 'package.json'), '{}');
  writeFileSync(
    join(root, 'esbuild.mjs'),
    `import { appendFileSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
    mkdirSync('dist', { recursive: true });
    appendFileSync('builds', '.');
    writeFileSync('dist/cli.js', 'console.log("it runs")');
    ${build}`,
  );
  return root;
}

function runDigit(root: string) {
  return spawnSync(process.execPath, ['tools/digit.mjs'], { cwd: root, encoding: 'utf8' });
}

test('a build that failed is tried again, also where it left a program', () => {
  const root = checkout('process.exitCode = 1;');
  for (const { status, stdout, stderr } of [runDigit(root), runDigit(root)]) {
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain('The build failed; its reasons are above.');
  }
});

test('what was built is built again when a source was changed, and only then', () => {
  const root = checkout("writeFileSync('dist/.built', '');");
  const builds = () => {
    expect(runDigit(root).stdout).toBe('it runs\n');
    return readFileSync(join(root, 'builds'), 'utf8').length;
  };
  expect([builds(), builds()]).toEqual([1, 1]);
  const source = join(root, 'src/changed.ts');
  writeFileSync(source, '');
  const later = statSync(join(root, 'dist/.built')).mtimeMs / 1000 + 1;
  utimesSync(source, later, later);
  expect(builds()).toBe(2);
});

test('a build that succeeded leaves its mark', () => {
  expect(existsSync(join(ROOT, 'dist/.built'))).toBe(true);
});
