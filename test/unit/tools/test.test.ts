import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clonedCheckout } from './clonedCheckout';

/** What `npm test` says of stages in a clone that has none of what they run. */
function runTests(...args: readonly string[]): string {
  const { root, env } = clonedCheckout('');
  const { stdout, stderr } = spawnSync(process.execPath, ['tools/test.mjs', ...args], {
    cwd: root,
    env: { ...env, CHROME_PATH: join(root, 'nothing') },
    encoding: 'utf8',
  });
  return stderr + stdout;
}

test('Chromium is asked for by what runs in it, and not by a desktop VS Code', () => {
  expect(runTests('newest')).toContain('CHROME_PATH names');
  const onDesktop = runTests('newest', '--desktop');
  expect(onDesktop).not.toContain('CHROME_PATH names');
  expect(onDesktop).toContain('FAILED: desktop did not run');
});
