// What a runner came to, and how several of them add up.
import { inspect } from 'node:util';

/**
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
 * @param {string} reason
 * @returns {Results} of a runner that did not get to its end: one failure
 */
export function brokenRunner(reason) {
  return { ...noResults(), failed: 1, failures: [reason] };
}

/**
 * @param {string} name of the stage
 * @param {unknown} error that ended it
 * @returns {Results} one failure, with the error's stack and those of its causes
 */
export function brokenStage(name, error) {
  return brokenRunner(`${name} did not run: ${inspect(error)}`);
}

/**
 * @param {readonly Results[]} all
 * @returns {Results}
 */
export function sum(all) {
  return {
    passed: all.reduce((total, { passed }) => total + passed, 0),
    failed: all.reduce((total, { failed }) => total + failed, 0),
    skipped: all.flatMap(({ skipped }) => skipped),
    failures: all.flatMap(({ failures }) => failures),
  };
}

/**
 * What a machine may lack. A test that is skipped for want of it says so in its title, as in "(needs Linux or macOS)".
 * Tests of real data say "(needs shared data)", which is no excuse where that is.
 */
const EXCUSE = /\(needs (tfjs-node|Linux|a remote VS Code)\b[^)]*\)/;

/**
 * Where the real data is, only what a machine may lack excuses a skipped test.
 * @param {Results} results
 * @returns {Results} with every other skipped test as a failure more
 */
export function withoutNeedlessSkips(results) {
  const needless = results.skipped.filter((title) => !EXCUSE.test(title));
  if (needless.length === 0) return results;
  const failure = `Skipped although the real data is there:\n${needless.join('\n')}`;
  return { ...results, failed: results.failed + needless.length, failures: [...results.failures, failure] };
}
