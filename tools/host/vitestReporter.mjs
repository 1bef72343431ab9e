// A reporter of Vitest's: tells the process that started Vitest (vitestRunner.mjs) what the tests came to.
import { stripVTControlCharacters } from 'node:util';
import { noResults } from './results.mjs';

/** @typedef {import('./results.mjs').Results} Results */
/** @typedef {import('vitest/node').SerializedError} SerializedError */
/** @typedef {import('vitest/node').TestCase} TestCase */
/** @typedef {import('vitest/node').TestModule} TestModule */
/** @typedef {import('vitest/node').TestSuite} TestSuite */

export default class VitestReporter {
  /**
   * @param {readonly TestModule[]} modules
   * @param {readonly SerializedError[]} errors of no test's
   * @returns {Promise<void>} resolved once they are on their way: Vitest ends its process after this
   */
  onTestRunEnd(modules, errors) {
    const results = noResults();
    for (const module of modules) countModule(module, results);
    for (const error of errors) fail(results, 'Outside of the tests', [error]);
    return new Promise((resolve) => process.send?.(results, () => resolve()));
  }
}

/**
 * A hook that fails is one failure, however many tests wait for it: those did not run, and were not skipped either.
 * @param {TestModule} module
 * @param {Results} results
 */
function countModule(module, results) {
  for (const test of module.children.allTests()) {
    if (!isLeftOut(test)) countTest(test, results);
  }
  for (const suite of [module, ...module.children.allSuites()]) {
    if (suite.errors().length === 0) continue;
    const leftOut = Array.from(suite.children.allTests()).filter(isLeftOut).length;
    const title = leftOut === 0 ? titleOf(suite) : `${titleOf(suite)} (${leftOut} tests did not run)`;
    fail(results, title, suite.errors());
  }
}

/**
 * @param {TestCase} test
 * @param {Results} results
 */
function countTest(test, results) {
  const { state, errors = [] } = test.result();
  if (state === 'passed') results.passed++;
  else if (state === 'skipped') results.skipped.push(test.fullName);
  else fail(results, titleOf(test), state === 'failed' ? errors : [{ message: 'It did not end.' }]);
}

/**
 * @param {TestCase} test
 * @returns {boolean} whether it did not run because a hook around it failed; nobody asked for it to be skipped
 */
function isLeftOut(test) {
  return test.result().state === 'skipped' && test.options.mode === 'run' && isBroken(test.parent);
}

/**
 * @param {TestSuite | TestModule} suite
 * @returns {boolean} whether it failed itself, or one around it
 */
function isBroken(suite) {
  return suite.errors().length > 0 || (suite.type === 'suite' && isBroken(suite.parent));
}

/** @param {TestCase | TestSuite | TestModule} task */
function titleOf(task) {
  return task.type === 'module'
    ? task.relativeModuleId
    : `${task.module.relativeModuleId} > ${task.fullName}`;
}

/**
 * @param {Results} results
 * @param {string} title
 * @param {readonly Pick<SerializedError, 'message' | 'stack'>[]} errors
 */
function fail(results, title, errors) {
  const reasons = errors.map(({ stack, message }) => stripVTControlCharacters(stack || message));
  results.failed++;
  results.failures.push([title, ...reasons].join('\n'));
}
