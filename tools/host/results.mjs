// What a runner came to, and how several of them add up.

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
 * Where the real data is, only tests of the native engine may be skipped.
 * @param {Results} results
 * @returns {Results} with every other skipped test as a failure more
 */
export function withoutNeedlessSkips(results) {
  const needless = results.skipped.filter((title) => !/native/i.test(title));
  if (needless.length === 0) return results;
  const failure = `Skipped although the real data is there:\n${needless.join('\n')}`;
  return { ...results, failed: results.failed + needless.length, failures: [...results.failures, failure] };
}
