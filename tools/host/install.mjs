// Gets a fresh clone ready: the right Node, the dependencies that package-lock.json names, the bundles.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './npm.mjs';
import { runLoudly, step, stepWhile } from './progress.mjs';
import { ROOT } from './provision.mjs';

/** @throws {Error} if this Node is older than package.json asks for */
function requireNode() {
  const { engines } = readJson(join(ROOT, 'package.json'));
  const [major = 0, minor = 0] = engines.node.replace('>=', '').split('.').map(Number);
  const [ownMajor = 0, ownMinor = 0] = process.versions.node.split('.').map(Number);
  if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return;
  throw new Error(`Node ${process.versions.node} is too old: install Node ${major}.${minor} or later.`);
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** @returns {boolean} whether node_modules holds what package-lock.json names; optional packages may be missing */
function isInstalled() {
  const installedFile = join(ROOT, 'node_modules/.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const installed = readJson(installedFile).packages;
  const wanted = Object.entries(readJson(join(ROOT, 'package-lock.json')).packages);
  return wanted.every(([path, { version, optional, devOptional }]) => {
    if (path === '') return true;
    const there = installed[path];
    return there === undefined ? (optional ?? devOptional ?? false) : there.version === version;
  });
}

/** Installs the dependencies if they are missing or others than package-lock.json names. */
export async function installDependencies() {
  requireNode();
  if (isInstalled()) return;
  await stepWhile('installing the dependencies (npm ci)', () => npm(['ci'], ROOT));
}

/** Of the last build, if that succeeded: it is as old as the sources that were built. */
const MARK = join(ROOT, 'dist/.built');

/**
 * @param {string} path of a file or a folder
 * @returns {number} when it, or the latest file in it, was changed
 */
function lastChange(path) {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => lastChange(join(path, name))));
}

/** @returns {boolean} whether dist/ is there, of the sources as they are */
export function isBuilt() {
  if (!existsSync(MARK)) return false;
  const sources = ['src', 'esbuild.mjs', 'package.json', 'tools/compileKernels.mjs'];
  return sources.every((source) => lastChange(join(ROOT, source)) <= statSync(MARK).mtimeMs);
}

/**
 * @param {object} [options]
 * @param {boolean} [options.production] as it ships: minified, without source maps
 * @param {boolean} [options.bench] with the programs that measure it
 * @param {boolean} [options.fit] with the program that fits the weights of segmentation
 * @param {string} [options.out] a folder to build into instead of dist/
 * @throws {Error} if it fails
 */
export async function build({ production = false, bench = false, fit = false, out } = {}) {
  step('building');
  const flags = [
    ...(production ? ['--production'] : []),
    ...(bench ? ['--bench'] : []),
    ...(fit ? ['--fit'] : []),
    ...(out === undefined ? [] : [`--out=${out}`]),
  ];
  await runLoudly(process.execPath, ['esbuild.mjs', ...flags], { cwd: ROOT }).catch((error) => {
    throw new Error('The build failed; its reasons are above.', { cause: error });
  });
}
