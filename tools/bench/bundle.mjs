// Builds what the benches of the engines measure: the product as it ships, and the measuring programs among its bundles.
// Apart from dist/, so that a bench leaves the build that somebody works with alone.
import { join } from 'node:path';
import { build } from '../host/install.mjs';
import { ROOT } from '../host/provision.mjs';

const FOLDER = join(ROOT, 'dist-test/bench');

/**
 * @param {'product' | 'stock'} name
 * @returns {string} the path of the measuring program
 */
export function programPath(name) {
  return join(FOLDER, `${name}.js`);
}

/** @returns {Promise<void>} */
export function buildPrograms() {
  return build({ production: true, bench: true, out: FOLDER });
}
