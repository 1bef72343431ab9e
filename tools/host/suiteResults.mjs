// Receives what test/vscode/run.ts reports from inside an extension host.
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { noResults } from './results.mjs';

/** @typedef {import('./results.mjs').Results} Results */

const NO_TEST = 'No test ran in the extension host.';

/**
 * Listens for one run of the suite.
 * @param {(line: string) => void} print called with a line for each test
 * @returns {Promise<{ port: number, results: Promise<Results>, close: () => void }>} `results` rejects if the
 *   extension host goes before its suite has ended or without a test, or had not come when `close` is called
 */
export async function receiveResults(print) {
  const server = createServer();
  let called = false;
  /** @type {(reason: Error) => void} */
  let giveUp = () => {};
  /** @type {Promise<Results>} */
  const results = new Promise((resolve, reject) => {
    giveUp = reject;
    server.once('connection', (socket) => {
      called = true;
      const sum = noResults();
      let ended = false;
      createInterface({ input: socket }).on('line', (line) => {
        const report = JSON.parse(line);
        if (report.type === 'end') ended = true;
        else if (report.type === 'failure') sum.failures.push(`${report.title}\n${report.detail}`);
        else count(report, sum, print);
      });
      socket.once('error', reject);
      socket.once('close', () => {
        const tests = sum.passed + sum.failed;
        if (ended && tests + sum.skipped.length === 0) reject(new Error(NO_TEST));
        else if (ended) resolve(sum);
        else reject(new Error(`The extension host went away after ${tests} tests.`));
      });
    });
  });
  // Whoever has stopped waiting for them is told elsewhere why.
  results.catch(() => {});
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No loopback port was given.');
  const close = () => {
    server.close();
    if (!called) giveUp(new Error(NO_TEST));
  };
  return { port: address.port, results, close };
}

/**
 * @param {{ state: 'passed' | 'failed' | 'skipped', title: string }} report
 * @param {Results} sum
 * @param {(line: string) => void} print
 */
function count({ state, title }, sum, print) {
  if (state === 'skipped') sum.skipped.push(title);
  else sum[state]++;
  print(`${{ passed: '✓', failed: '✗', skipped: '-' }[state]} ${title}`);
}
