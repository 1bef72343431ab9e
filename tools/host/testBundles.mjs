// Bundles what the tools load into an extension host beside the product: the companion and the Mocha suite.
import { copyFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './provision.mjs';

const SUITE = 'test/vscode/suite';

/** @type {import('esbuild').BuildOptions} */
const COMMON = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'es2022',
  sourcemap: 'inline',
  mainFields: ['module', 'main'],
  logLevel: 'warning',
};

/**
 * Makes the companion extension of test/start.
 * @returns {Promise<string>} its folder
 */
export async function buildCompanion() {
  const { build } = await import('esbuild');
  const folder = join(ROOT, 'dist-test/start');
  await build({
    ...COMMON,
    entryPoints: ['test/start/extension.ts'],
    outdir: join(folder, 'dist'),
    external: ['vscode'],
  });
  copyFileSync(join(ROOT, 'test/start/package.json'), join(folder, 'package.json'));
  return folder;
}

/**
 * @param {readonly string[]} filters parts of paths; all files if there are none
 * @returns {string[]} the paths of the suite's test files, from the root
 * @throws {Error} if there are none
 */
export function suiteTests(filters) {
  const tests = readdirSync(join(ROOT, SUITE))
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `${SUITE}/${name}`)
    .filter((path) => filters.length === 0 || filters.some((part) => path.includes(part)));
  if (tests.length > 0) return tests;
  throw new Error(`There is no test file in ${SUITE} whose path contains "${filters.join('" or "')}".`);
}

/**
 * Bundles every test file of test/vscode/suite by itself, and the module that runs them, into dist-test/.
 * @param {readonly string[]} filters parts of paths; all files if there are none
 * @returns {Promise<string>} the path of that module, which exports `run`
 */
export async function buildSuite(filters) {
  const { build } = await import('esbuild');
  rmSync(join(ROOT, 'dist-test/suite'), { recursive: true, force: true });
  await build({
    ...COMMON,
    entryPoints: suiteTests(filters),
    outbase: SUITE,
    outdir: 'dist-test/suite',
    external: ['vscode', 'mocha', '@tensorflow/tfjs-node'],
  });
  await build({
    ...COMMON,
    entryPoints: { run: 'test/vscode/run.ts' },
    outdir: 'dist-test',
    external: ['vscode', 'mocha'],
  });
  return join(ROOT, 'dist-test/run.js');
}

/**
 * Bundles a TypeScript module of the project for use in a tool.
 * @template Module
 * @param {string} path relative to the root
 * @returns {Promise<Module>} what it exports
 */
export async function importTypeScript(path) {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    ...COMMON,
    sourcemap: false,
    format: 'esm',
    entryPoints: [path],
    write: false,
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error(`${path} came to nothing.`);
  return import(`data:text/javascript;base64,${Buffer.from(file.text).toString('base64')}`);
}
