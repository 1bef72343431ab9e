// Receives what test/vscode/run.ts reports from inside an extension host.
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';

/**
 * The outcome of one runner.
 * @typedef {object} Results
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} skipped the full titles of those that did not run
 * @property {string[]} failures what to print at the end about those that failed
 */

/** @returns {Results} */
export function noResults() {
  return { passed: 0, failed: 0, skipped: [], failures: [] };
}

/**
 * Listens for one run of the suite.
 * @param {(line: string) => void} print called with a line for each test
 * @returns {Promise<{ port: number, results: Promise<Results>, close: () => void }>} `results` rejects if the
 *   extension host goes before its suite has ended
 */
export async function receiveResults(print) {
  const server = createServer();
  /** @type {Promise<Results>} */
  const results = new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('connection', (socket) => {
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
        if (ended) resolve(sum);
        else reject(new Error(`The extension host went away after ${sum.passed + sum.failed} tests.`));
      });
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No loopback port was given.');
  return { port: address.port, results, close: () => void server.close() };
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
