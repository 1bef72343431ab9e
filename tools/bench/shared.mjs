// Where the real data and the peers' scripts lie: beside the checkout, unless DIGIT_LAB_SHARED names another folder.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ROOT } from '../host/provision.mjs';

const SHARED = process.env.DIGIT_LAB_SHARED ?? resolve(ROOT, '../shared');

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
