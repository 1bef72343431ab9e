// Where the benchmarks find MNIST and the peers' scripts.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SHARED } from '../host/shared.mjs';

const MNIST = process.env.DIGIT_LAB_MNIST ?? join(SHARED, 'mnist');

/** @returns {string | null} the folder with MNIST, if it is there */
export function findMnist() {
  return existsSync(MNIST) ? MNIST : null;
}

/**
 * @returns {string}
 * @throws {Error} if MNIST is not there
 */
export function mnistFolder() {
  const folder = findMnist();
  if (folder !== null) return folder;
  throw new Error(
    `${MNIST} is not there. Put MNIST's four files into a folder and name it in DIGIT_LAB_MNIST.`,
  );
}

/** @param {string} name of a script of the peers */
export function peerScript(name) {
  return join(SHARED, 'peers', name);
}
