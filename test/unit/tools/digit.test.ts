import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
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

test('what was built is built again when a source was changed, and only then', () => {
  const checkout = clonedCheckout(MARKS);
  const { root } = checkout;
  const builds = () => {
    expect(runDigit(checkout).stdout).toBe('it runs\n');
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
