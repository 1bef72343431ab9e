import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Results } from '../../../../tools/host/results.mjs';
import { temporaryFolder } from '../../node/temporaryFolder';

const RUNNER = join(import.meta.dirname, '../../../../tools/host/vitestRunner.mjs');

/** By itself, because what Vitest prints of tests that are to fail would look as if they were ours. */
const PROGRAM = `
  import { writeFileSync } from 'node:fs';
  import { runVitest } from ${JSON.stringify(RUNNER)};
  writeFileSync('results.json', JSON.stringify(await runVitest('small', [], { root: process.cwd() })));
`;

const CONFIG = `export default { test: { name: 'small', globals: true, include: ['*.test.mjs'] } };`;

/** Has Vitest run such test files, by their names. */
function run(files: Readonly<Record<string, string>>) {
  const root = temporaryFolder();
  for (const [name, text] of Object.entries({ 'vitest.config.mjs': CONFIG, ...files })) {
    writeFileSync(join(root, name), text);
  }
  return { root, runner: execFile(process.execPath, ['--input-type=module', '-e', PROGRAM], { cwd: root }) };
}

async function resultsOf(files: Readonly<Record<string, string>>): Promise<Results> {
  const { root, runner } = run(files);
  await once(runner, 'close');
  return JSON.parse(readFileSync(join(root, 'results.json'), 'utf8')) as Results;
}

/** What is printed at the end of each failure: its title, and how its reason begins. */
const beginnings = ({ failures }: Results) =>
  failures.map((failure) => failure.split('\n').slice(0, 2).join(': ')).sort();

test('counts what passed, failed and was skipped, and says why of what failed', async () => {
  const results = await resultsOf({
    'sums.test.mjs': `
      test('adds', () => {});
      describe('a difference', () => {
        test('is negative', () => expect(1).toBe(-1));
        test.skip('is imaginary', () => {});
      });`,
    'broken.test.mjs': `throw new Error('There is no abacus.');`,
  });
  expect(results).toMatchObject({ passed: 1, failed: 2, skipped: ['a difference > is imaginary'] });
  expect(beginnings(results)).toEqual([
    'broken.test.mjs: Error: There is no abacus.',
    expect.stringMatching(
      /^sums\.test\.mjs > a difference > is negative: AssertionError: expected 1 to be -1/,
    ),
  ]);
});

test('counts a hook that fails as one failure with its reason, and skips nothing for it', async () => {
  const results = await resultsOf({
    'hooks.test.mjs': `
      test('fails by itself', () => { throw new Error('It is dark.'); });
      describe('a server', () => {
        beforeAll(() => { throw new Error('The port is taken.'); });
        test('answers', () => {});
        test.skip('sings', () => {});
        describe('of images', () => test('shows them', () => {}));
      });
      describe('a client', () => {
        afterAll(() => { throw new Error('It hangs up on nobody.'); });
        test('asks', () => {});
      });`,
  });
  expect(results).toMatchObject({ passed: 1, failed: 3, skipped: ['a server > sings'] });
  expect(beginnings(results)).toEqual([
    'hooks.test.mjs > a client: Error: It hangs up on nobody.',
    'hooks.test.mjs > a server (2 tests did not run): Error: The port is taken.',
    'hooks.test.mjs > fails by itself: Error: It is dark.',
  ]);
});

test('counts an error that is of no test', async () => {
  const results = await resultsOf({
    'late.test.mjs': `
      test('goes on', async () => {
        void Promise.reject(new Error('Nobody was there.'));
        await new Promise(setImmediate);
      });`,
  });
  expect(results).toMatchObject({ passed: 1, failed: 1 });
  expect(beginnings(results)).toEqual(['Outside of the tests: Error: Nobody was there.']);
});

test('says where no test ran', async () => {
  expect(beginnings(await resultsOf({}))).toEqual(['No small test ran.']);
  const config = { 'vitest.config.mjs': `throw new Error('There is no plan.');` };
  expect(beginnings(await resultsOf(config))).toEqual(['The small tests did not run; see above.']);
});

test('leaves no process behind when it is ended', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const { runner } = run({
    'endless.test.mjs': `
      import { connect } from 'node:net';
      test('waits', () => new Promise((resolve) => connect(${String(port)}).once('close', resolve)), 0);`,
  });
  const [socket] = (await once(server, 'connection')) as [Socket];
  // What was killed hangs up hard.
  socket.on('error', () => undefined).resume();
  onTestFinished(() => void socket.destroy());
  runner.kill('SIGTERM');
  await once(socket, 'close');
});
