// Runs one of Vitest's projects in a process of its own and reads its results.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './provision.mjs';
import { brokenRunner, noResults } from './results.mjs';

/**
 * @param {string} project
 * @param {readonly string[]} filters parts of file names; all files if there are none
 * @param {string} [node] the Node program to run it on; ours by default
 * @returns {Promise<import('./results.mjs').Results>}
 */
export async function runVitest(project, filters, node = process.execPath) {
  const folder = mkdtempSync(join(tmpdir(), 'digit-lab-results-'));
  const file = join(folder, 'results.json');
  const vitest = join(createRequire(import.meta.url).resolve('vitest/package.json'), '../vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  try {
    const code = await new Promise((resolve, reject) => {
      const args = [vitest, 'run', '--project', project, ...reporters, ...filters];
      const child = spawn(node, args, {
        cwd: ROOT,
        // Vite's word on a configuration loader that is to come is for its users, not for ours.
        env: { ...process.env, VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true' },
        stdio: ['ignore', 'inherit', 'inherit'],
      });
      child.once('error', reject);
      child.once('exit', resolve);
    });
    if (!existsSync(file)) return brokenRunner(`The ${project} tests did not run.`);
    return resultsOf(JSON.parse(readFileSync(file, 'utf8')), project, code === 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @typedef {object} VitestReport
 * @property {{ name: string, status: string, message?: string, assertionResults: {
 *   status: string, fullName: string, failureMessages?: string[] }[] }[]} testResults a row a file
 */

/**
 * @param {VitestReport} report
 * @param {string} project
 * @param {boolean} succeeded whether Vitest itself was content
 * @returns {import('./results.mjs').Results}
 */
function resultsOf({ testResults }, project, succeeded) {
  const results = noResults();
  for (const { name, status, message, assertionResults } of testResults) {
    for (const { status: state, fullName, failureMessages } of assertionResults) {
      if (state === 'passed') results.passed++;
      else if (state !== 'failed') results.skipped.push(fullName);
      else {
        results.failed++;
        results.failures.push(`${fullName}\n${(failureMessages ?? []).join('\n')}`);
      }
    }
    if (status === 'failed' && !assertionResults.some(({ status: state }) => state === 'failed')) {
      results.failed++;
      results.failures.push(`${name}\n${message ?? 'The file could not be run.'}`);
    }
  }
  const count = results.passed + results.failed + results.skipped.length;
  if (count === 0) return brokenRunner(`No ${project} test ran.`);
  if (succeeded || results.failed > 0) return results;
  return {
    ...results,
    failed: 1,
    failures: [`Something failed outside of the ${project} tests; see above.`],
  };
}
