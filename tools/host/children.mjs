// Children that do not outlive us: each has its own process group, and the group goes when we go.
import { spawn } from 'node:child_process';

const PATIENCE = 5000;
const POSIX = process.platform !== 'win32';

/** @type {Set<import('node:child_process').ChildProcess>} */
const alive = new Set();

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    process.kill(POSIX ? -child.pid : child.pid, signal);
  } catch {
    // The group has ended already.
  }
}

process.once('exit', () => {
  for (const child of alive) signalGroup(child, 'SIGKILL');
});
for (const [signal, status] of /** @type {const} */ ([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
])) {
  process.once(signal, () => process.exit(status));
}

/**
 * Starts a program whose whole process group ends with ours.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {import('node:child_process').ChildProcess}
 */
export function spawnGroup(program, args, options) {
  const child = spawn(program, args, { ...options, detached: POSIX });
  alive.add(child);
  child.once('exit', () => {
    // What the program started may still be there.
    signalGroup(child, 'SIGKILL');
    alive.delete(child);
  });
  return child;
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<void>} resolved once it has ended; it is killed if it does not within five seconds
 */
export function endGroup(child) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), PATIENCE);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    signalGroup(child, 'SIGTERM');
  });
}
