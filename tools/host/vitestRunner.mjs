// Runs one of Vitest's projects in a process of its own and takes its results.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawnGroup } from './children.mjs';
import { ROOT } from './provision.mjs';
import { brokenRunner } from './results.mjs';

/** @typedef {import('./results.mjs').Results} Results */

/**
 * @param {string} project
 * @param {readonly string[]} filters parts of file names; all files if there are none
 * @param {object} [options]
 * @param {string} [options.node] the Node program to run it on; ours by default
 * @param {string} [options.root] the folder of Vitest's configuration; that of the checkout by default
 * @returns {Promise<Results>}
 */
export async function runVitest(project, filters, { node = process.execPath, root = ROOT } = {}) {
  const vitest = join(createRequire(import.meta.url).resolve('vitest/package.json'), '../vitest.mjs');
  const reporter = fileURLToPath(new URL('vitestReporter.mjs', import.meta.url));
  const args = [vitest, 'run', '--project', project, '--reporter=default', `--reporter=${reporter}`];
  const child = spawnGroup(node, [...args, ...filters], {
    cwd: root,
    // Vite's word on a configuration loader that is to come is for its users, not for ours.
    env: { ...process.env, VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true' },
    // The reporter sends its results over the last.
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  /** @type {Results | null} */
  let results = null;
  child.once('message', (/** @type {Results} */ message) => {
    results = message;
  });
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    // When all that it has sent is here, too.
    child.once('close', resolve);
  });
  return checked(results, project, code === 0);
}

/**
 * @param {Results | null} results `null` if Vitest told of none
 * @param {string} project
 * @param {boolean} succeeded whether Vitest itself was content
 * @returns {Results}
 */
function checked(results, project, succeeded) {
  if (results === null) return brokenRunner(`The ${project} tests did not run; see above.`);
  const { passed, failed, skipped } = results;
  if (passed + failed + skipped.length === 0) return brokenRunner(`No ${project} test ran.`);
  if (succeeded || failed > 0) return results;
  const failure = `Something failed outside of the ${project} tests; see above.`;
  return { ...results, failed: 1, failures: [failure] };
}
