import { readdirSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import Mocha from 'mocha';

/** What the extension host tells the runner, one JSON object a line (tools/host/suiteResults.mjs reads it). */
type Report =
  | { readonly type: 'test'; readonly state: 'passed' | 'failed' | 'skipped'; readonly title: string }
  | { readonly type: 'failure'; readonly title: string; readonly detail: string }
  | { readonly type: 'end' };

/**
 * What VS Code calls in the extension host: runs every test file that lies beside it in suite/.
 * @throws Error if the runner did not start it, whose VS Code has data of its own
 */
export async function run(): Promise<void> {
  const port = process.env.DIGIT_LAB_TEST_PORT;
  if (port === undefined) {
    throw new Error(
      'This suite changes settings, models and the native engine. Run it with npm test, which uses none of yours.',
    );
  }
  const socket = await reportTo(Number(port));
  const report = (what: Report) => socket.write(`${JSON.stringify(what)}\n`);
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 120_000,
    forbidOnly: process.env.CI !== undefined,
  });
  const suite = join(__dirname, 'suite');
  for (const name of readdirSync(suite, { recursive: true, encoding: 'utf8' }).sort()) {
    if (name.endsWith('.test.js')) mocha.addFile(join(suite, name));
  }
  const failures = await new Promise<number>((resolve) => {
    mocha
      .reporter(Silent)
      .run(resolve)
      .on('pass', (test) => report({ type: 'test', state: 'passed', title: test.fullTitle() }))
      .on('pending', (test) => report({ type: 'test', state: 'skipped', title: test.fullTitle() }))
      .on('fail', (test, error: unknown) => {
        report({ type: 'test', state: 'failed', title: test.fullTitle() });
        report({ type: 'failure', title: test.fullTitle(), detail: detailOf(error) });
      });
  });
  report({ type: 'end' });
  await new Promise<void>((resolve) => socket.end(resolve));
  if (failures > 0) throw new Error(`${failures} tests failed.`);
}

/** The results go over the socket; Mocha itself prints nothing. */
class Silent extends Mocha.reporters.Base {}

function detailOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function reportTo(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket));
    socket.once('error', reject);
  });
}
