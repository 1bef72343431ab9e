// Gets VS Code's server, newest and oldest that we claim, out of the npm registry into .vscode-test/ (git-ignored).
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm } from './npm.mjs';
import { partFolder } from './partFolder.mjs';
import { stepWhile } from './progress.mjs';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FOLDER = join(ROOT, '.vscode-test');

/**
 * @typedef {object} Recipe
 * @property {string} vscode the version of VS Code that is inside
 * @property {string} codeServer the version of npm's code-server
 * @property {string | null} node the major version of Node that it needs, or `null` if ours will do
 * @property {string[]} remove files that go before VS Code's own dependencies are installed
 */

/** @type {Record<'newest' | 'oldest', Recipe>} */
export const RECIPES = {
  newest: { vscode: '1.139.1', codeServer: '4.139.1', node: '24', remove: [] },
  // The shrinkwrap names a git dependency that cannot be fetched everywhere.
  oldest: { vscode: '1.96.4', codeServer: '4.96.4', node: null, remove: ['npm-shrinkwrap.json'] },
};

/**
 * A VS Code server that is installed.
 * @typedef {object} Installation
 * @property {'newest' | 'oldest'} name
 * @property {string} version of VS Code
 * @property {string} node the Node program that it runs on
 * @property {string} main its server-main.js
 */

/** @throws {Error} where there is no such server */
function requireSupportedPlatform() {
  const supported = ['linux', 'darwin'].includes(process.platform) && ['x64', 'arm64'].includes(process.arch);
  if (!supported) {
    throw new Error(
      `VS Code's server does not run on ${process.platform}-${process.arch} from the npm registry. ` +
        (process.platform === 'win32'
          ? 'Run this inside WSL; plain `npm start` uses the VS Code that is installed.'
          : 'Plain `npm start` uses desktop VS Code, if its `code` command is on the PATH.'),
    );
  }
}

/** @param {Recipe} recipe */
function nodePackage(recipe) {
  const own = process.versions.node.split('.')[0];
  return recipe.node === null || recipe.node === own ? null : `node-${process.platform}-${process.arch}`;
}

/**
 * @param {'newest' | 'oldest'} name
 * @returns {Promise<Installation>} at once if it is installed already; needs the network otherwise
 * @throws {Error} if npm cannot install it
 */
export async function provision(name) {
  requireSupportedPlatform();
  const recipe = RECIPES[name];
  const folder = join(FOLDER, name);
  const stamp = JSON.stringify({ ...recipe, nodePackage: nodePackage(recipe), log: 1 });
  const stampFile = join(folder, 'provisioned.json');
  const part = partFolder(folder);
  if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
    try {
      await install(recipe, part);
      writeFileSync(join(part, 'provisioned.json'), stamp);
      rmSync(folder, { recursive: true, force: true });
      renameSync(part, folder);
    } finally {
      rmSync(part, { recursive: true, force: true });
    }
  }
  const modules = join(folder, 'node_modules');
  const runtime = nodePackage(recipe);
  return {
    name,
    version: recipe.vscode,
    node: runtime === null ? process.execPath : join(modules, runtime, 'bin/node'),
    main: join(modules, 'code-server/lib/vscode/out/server-main.js'),
  };
}

/**
 * @param {Recipe} recipe
 * @param {string} folder
 */
async function install(recipe, folder) {
  const title = `VS Code ${recipe.vscode}`;
  const runtime = nodePackage(recipe);
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund'];
  mkdirSync(folder, { recursive: true });
  // Without a package.json of its own, npm would install into the checkout.
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  await stepWhile(`fetching ${title}'s server from the npm registry (once; 400 to 800 MB on disk)`, () =>
    npm(
      [
        'install',
        ...flags,
        `code-server@${recipe.codeServer}`,
        ...(runtime === null ? [] : [`${runtime}@${recipe.node}`]),
      ],
      folder,
    ),
  );
  const vscode = join(folder, 'node_modules/code-server/lib/vscode');
  for (const file of recipe.remove) rmSync(join(vscode, file));
  for (const place of [vscode, join(vscode, 'extensions')]) {
    await stepWhile(
      `fetching what ${title}'s ${place === vscode ? 'server' : 'built-in extensions'} need`,
      () => npm(['install', ...flags, '--omit=dev'], place),
    );
  }
  copyFileSync(join(ROOT, 'tools/host/spdlog.cjs'), join(vscode, 'node_modules/@vscode/spdlog/index.js'));
}
