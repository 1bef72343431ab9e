import { readdirSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import type { Browser } from 'playwright';
import { afterEach, expect, test, vi } from 'vitest';
import { provision } from '../../../../tools/host/provision.mjs';
import { receiveResults } from '../../../../tools/host/suiteResults.mjs';
import { runSuiteOnDesktop, runSuiteOnServer } from '../../../../tools/host/suiteRunner.mjs';
import { launchChromium } from '../../../../tools/host/workbench.mjs';
import { temporaryFolder } from '../../node/temporaryFolder';

vi.mock('@vscode/test-electron', () => ({ runTests: vi.fn() }));
vi.mock('../../../../tools/host/provision.mjs', { spy: true });
vi.mock('../../../../tools/host/suiteResults.mjs', { spy: true });
vi.mock('../../../../tools/host/testBundles.mjs', () => ({ buildSuite: () => Promise.resolve('run.js') }));
vi.mock('../../../../tools/host/workbench.mjs', { spy: true });

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetAllMocks();
});

type Received = ReturnType<typeof receiveResults>;

/** Puts a program in the place of VS Code's server. */
function serve(program: string): void {
  const main = join(temporaryFolder(), 'server.cjs');
  writeFileSync(main, program);
  const installation = { name: 'newest', version: '1.139.1', node: process.execPath, main } as const;
  vi.mocked(provision).mockResolvedValue(installation);
}

/** Waits for a run of the suite, which does not get to its end, and sees to it that nothing of it is left. */
async function failure(run: () => Promise<unknown>): Promise<Error> {
  const temporary = temporaryFolder();
  vi.stubEnv('TMPDIR', temporary);
  const error = await run().then(
    () => expect.fail('it ended'),
    (reason: unknown) => reason as Error,
  );
  expect(readdirSync(temporary).filter((name) => name.includes('workspace'))).toEqual([]);
  const { port } = await (vi.mocked(receiveResults).mock.results[0]!.value as Received);
  // Whoever still listened would keep the process alive.
  await expect(once(connect(port, '127.0.0.1'), 'connect')).rejects.toThrow('ECONNREFUSED');
  return error;
}

test('a server that does not start ends the run, and it is said why', async () => {
  serve('process.exit(3)');
  const { cause } = await failure(() => runSuiteOnServer('newest', []));
  expect(String(cause)).toContain("VS Code's server ended (3)");
});

test('a window that ends is told of with its reason, also where no picture can be taken of it', async () => {
  serve(
    "console.log('Extension host agent listening on 1234'); require('node:net').createServer().listen();",
  );
  const page = {
    goto: () => Promise.reject(new Error('The page crashed.')),
    screenshot: () => Promise.reject(new Error('There is nothing to see.')),
  };
  vi.mocked(launchChromium).mockResolvedValue({
    newPage: () => Promise.resolve(page),
    contexts: () => [{ pages: () => [page] }],
    close: () => Promise.resolve(),
  } as unknown as Browser);
  const { message, cause } = await failure(() => runSuiteOnServer('newest', []));
  expect(message).toContain('did not end in VS Code 1.139.1.\nExtension host agent listening');
  expect(cause).toEqual(new Error('The page crashed.'));
});

test('a desktop VS Code that does not start is told of with its reason', async () => {
  vi.mocked(runTests).mockRejectedValue(new Error('It could not be downloaded.'));
  const { message, cause } = await failure(() => runSuiteOnDesktop('stable', []));
  expect(message).toContain('did not end in desktop VS Code: No test ran');
  expect(cause).toEqual(new Error('It could not be downloaded.'));
});
