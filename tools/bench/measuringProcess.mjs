// Runs one measuring program (test/bench/engines) in a process of its own, and follows what it answers.
import { once } from 'node:events';
import { spawnGroup } from '../host/children.mjs';
import { ROOT } from '../host/provision.mjs';
import { programPath } from './bundle.mjs';
import { mnistFolder } from './shared.mjs';

/** @typedef {import('../../test/bench/engines/measuringProcess').Job} Job */
/** @typedef {import('../../test/bench/engines/measuringProcess').Answer} Answer */

const TAIL = 2000;

/**
 * @param {'product' | 'stock'} program
 * @param {Pick<Job, 'bench' | 'model' | 'engine' | 'seed'>} job
 * @param {(answer: Answer) => void} onAnswer gets every answer as it comes
 * @returns {Promise<Answer[]>}
 * @throws {Error} with the end of what it complained of, if it does not end well
 */
export async function runProgram(program, job, onAnswer) {
  const whole = { ...job, mnist: mnistFolder(), root: ROOT };
  const child = spawnGroup(process.execPath, [programPath(program), JSON.stringify(whole)], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  /** @type {Answer[]} */
  const answers = [];
  child.on('message', (message) => {
    const answer = /** @type {Answer} */ (message);
    answers.push(answer);
    onAnswer(answer);
  });
  let complaints = '';
  child.stderr?.on('data', (chunk) => (complaints = (complaints + chunk).slice(-TAIL)));
  // The last message may come after the process has gone, but not after its channel has.
  await Promise.all([once(child, 'close'), once(child, 'disconnect')]);
  if (child.exitCode === 0) return answers;
  throw new Error(
    `It ended with ${child.signalCode ?? `exit status ${child.exitCode}`}.\n${complaints.trim()}`,
  );
}
