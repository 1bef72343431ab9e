import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { temporaryFolder } from '../node/temporaryFolder';

export const ROOT = resolve(import.meta.dirname, '../../..');

/** By its path: what the tools look for beside themselves. `npm ci` copies `packages/` and says so aloud. */
const FILES = {
  'package.json': '{ "engines": { "node": ">=20.19" } }',
  'package-lock.json': '{ "packages": { "node_modules/esbuild": { "version": "1.0.0" } } }',
  'packages/.package-lock.json': '{ "packages": { "node_modules/esbuild": { "version": "1.0.0" } } }',
  'packages/esbuild/package.json': '{ "type": "module", "exports": "./esbuild.js" }',
  'packages/esbuild/esbuild.js': `import { mkdirSync } from 'node:fs';
    export const build = async ({ outdir }) => mkdirSync(outdir, { recursive: true });`,
  'npm.mjs': `import { cpSync } from 'node:fs';
    console.log('npm', ...process.argv.slice(2));
    cpSync('packages', 'node_modules', { recursive: true });`,
  'src/pad.ts': '',
  'test/start/package.json': '{}',
};

/**
 * A checkout in which nothing is installed or built, with our tools. Its command line says that it runs, and its
 * esbuild makes no more than folders.
 * @param build what its build does after it made the command line
 * @returns its folder, and the variables with which its npm is run
 */
export function clonedCheckout(build: string): { readonly root: string; readonly env: NodeJS.ProcessEnv } {
  const root = temporaryFolder();
  cpSync(join(ROOT, 'tools'), join(root, 'tools'), { recursive: true });
  const esbuild = `import 'esbuild';
    import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
    mkdirSync('dist', { recursive: true });
    appendFileSync('builds', '.');
    writeFileSync('dist/cli.js', 'console.log("it runs")');
    ${build}`;
  for (const [name, text] of Object.entries({ ...FILES, 'esbuild.mjs': esbuild })) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return { root, env: { ...process.env, npm_execpath: join(root, 'npm.mjs') } };
}
