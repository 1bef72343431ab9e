import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import type BuildForTests from '../../../tools/host/buildForTests.mjs';
import { ROOT, clonedCheckout } from './clonedCheckout';

const MARKS = "writeFileSync('dist/.built', '');";

function runDigit({ root, env }: ReturnType<typeof clonedCheckout>) {
  return spawnSync(process.execPath, ['tools/digit.mjs'], { cwd: root, env, encoding: 'utf8' });
}

test('a clone is installed and built, of which nothing is said among the results', () => {
  const { status, stdout, stderr } = runDigit(clonedCheckout(`${MARKS} console.log('built')`));
  expect([status, stdout]).toEqual([0, 'it runs\n']);
  expect(stderr).toContain('installing the dependencies (npm ci)');
});

test('dependencies that cannot be installed are said, with the reason', () => {
  const checkout = clonedCheckout(MARKS);
  writeFileSync(join(checkout.root, 'npm.mjs'), "console.log('no network'); process.exitCode = 1;");
  const { status, stdout, stderr } = runDigit(checkout);
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/\nnpm ci failed in .+:\nno network\n+$/);
});

test('a build that failed is tried again, also where it left a program', () => {
  const checkout = clonedCheckout('process.exitCode = 1;');
  for (const { status, stdout, stderr } of [runDigit(checkout), runDigit(checkout)]) {
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain('The build failed; its reasons are above.');
  }
});

/** Changes a source after the last build. */
function changeSource(root: string): void {
  const source = join(root, 'src/changed.ts');
  writeFileSync(source, '');
  const later = statSync(join(root, 'dist/.built')).mtimeMs / 1000 + 1;
  utimesSync(source, later, later);
}

/** How many times it was built. */
function buildsOf(root: string): number {
  return readFileSync(join(root, 'builds'), 'utf8').length;
}

test('what was built is built again when a source was changed, and only then', () => {
  const checkout = clonedCheckout(MARKS);
  const builds = () => {
    expect(runDigit(checkout).stdout).toBe('it runs\n');
    return buildsOf(checkout.root);
  };
  expect([builds(), builds()]).toEqual([1, 1]);
  changeSource(checkout.root);
  expect(builds()).toBe(2);
});

test('tests run on bundles of the sources as they are, the first time and again', async () => {
  const { root } = clonedCheckout(MARKS);
  cpSync(join(root, 'packages'), join(root, 'node_modules'), { recursive: true });
  const copy = pathToFileURL(join(root, 'tools/host/buildForTests.mjs')).href;
  const { default: buildForTests } = (await import(copy)) as { default: typeof BuildForTests };
  let rerun: () => unknown = () => expect.fail('nobody would build when tests run again');
  await buildForTests({ onTestsRerun: (build) => void (rerun = () => build([])) });
  expect(buildsOf(root)).toBe(1);
  await buildForTests({ onTestsRerun: () => undefined });
  expect(buildsOf(root)).toBe(1);
  changeSource(root);
  await rerun();
  expect(buildsOf(root)).toBe(2);
});

test('a build that succeeded leaves its mark', () => {
  expect(existsSync(join(ROOT, 'dist/.built'))).toBe(true);
});
