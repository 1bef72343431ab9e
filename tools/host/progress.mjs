// How the tools tell what they are doing: a line when a step starts, and a line a while as long as it is silent.
import { spawn } from 'node:child_process';

const started = performance.now();
const SILENCE = 10_000;

/** @returns {string} minutes and seconds since the tool started */
function clock() {
  const seconds = Math.round((performance.now() - started) / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** @param {string} what one line on standard error: what happens from now on */
export function step(what) {
  process.stderr.write(`[${clock()}] ${what}\n`);
}

/**
 * Runs `work` and says every ten seconds that it still runs.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function stepWhile(what, work) {
  step(what);
  const timer = setInterval(() => step(`${what} …`), SILENCE);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

/**
 * Runs a program to its end with its output shown.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<void>}
 * @throws {Error} if it does not start or exits with another status than 0
 */
export function runLoudly(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', process.stderr, process.stderr], ...options });
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`${program} ${args.join(' ')} ended with ${signal ?? `exit status ${code}`}.`));
    });
  });
}
