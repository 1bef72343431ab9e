// Starts VS Code's server on a loopback port, with data of its own, so that the user's VS Code is not touched.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endGroup, spawnGroup } from './children.mjs';
import { copyModel } from './modelFolder.mjs';
import { runLoudly } from './progress.mjs';
import { buildCompanion } from './testBundles.mjs';

/**
 * @typedef {object} Server
 * @property {number} port
 * @property {string} home the folder under which all that it keeps lies
 * @property {() => string} log what the server has printed so far
 * @property {AbortSignal} ended aborted when the server has ended
 * @property {() => Promise<void>} stop ends it and removes its folder
 */

/**
 * @typedef {object} ServerOptions
 * @property {string} [port] a port or a range of which the first free one is taken; any free one by default
 * @property {string} [home] a folder that is kept; by default one under the system's temporary folder that goes with
 *   the server, and in which everything lies that programs keep in a user's home
 * @property {NodeJS.ProcessEnv} [env] more variables; the extension host sees them
 * @property {Record<string, unknown>} [settings] on top of ours
 * @property {string} [extension] folder of an extension that is to be there as if it were installed
 * @property {string} [vsix] a package to install instead
 * @property {boolean} [companion] whether the companion (test/start) is to be there too
 * @property {boolean} [driver] whether windows take an extension under development and its tests; such windows show
 *   no toasts and answer no dialogs
 * @property {string} [model] a model folder to put among the user's, and to take into use (by the companion)
 */

/** What a window of ours shows and does not: nothing that hides the product or asks the network. */
const SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
};

/** @type {Set<string>} */
const temporaryHomes = new Set();
process.once('exit', () => {
  for (const home of temporaryHomes) rmSync(home, { recursive: true, force: true, maxRetries: 5 });
});

/**
 * @param {import('./provision.mjs').Installation} installation
 * @param {ServerOptions} [options]
 * @returns {Promise<Server>} once it listens
 * @throws {Error} with its log, if it ends before
 */
export async function startServer(installation, options = {}) {
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'digit-lab-'));
  if (options.home === undefined) temporaryHomes.add(home);
  const data = ['--accept-server-license-terms', '--server-data-dir', join(home, 'server')];
  const env = {
    ...environment(),
    ...(options.home === undefined ? homeVariables(home) : {}),
    ...options.env,
  };
  writeSettings(home, options.settings ?? {});
  const extensions = join(home, 'server/extensions');
  rmSync(extensions, { recursive: true, force: true });
  if (options.extension !== undefined) linkExtension(extensions, options.extension);
  if (options.companion === true) linkExtension(extensions, await buildCompanion());
  if (options.model !== undefined) {
    const models = join(home, 'server/data/User/globalStorage/digit-lab.digit-lab/models');
    env.DIGIT_LAB_START_MODEL = await copyModel(options.model, models);
  }
  if (options.vsix !== undefined) {
    const install = [installation.main, ...data, '--install-extension', options.vsix, '--force'];
    await runLoudly(installation.node, install, { cwd: home, env });
  }
  const network = ['--host', '127.0.0.1', '--port', options.port ?? '0', '--without-connection-token'];
  const flags = ['--disable-workspace-trust', '--telemetry-level', 'off'];
  if (options.driver === true) flags.push('--enable-smoke-test-driver');
  const child = spawnGroup(installation.node, [installation.main, ...data, ...network, ...flags], {
    cwd: home,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { port, log, ended } = await listening(child);
  const stop = async () => {
    await endGroup(child);
    if (temporaryHomes.delete(home)) rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  return { port, home, log, ended, stop };
}

/**
 * A server that starts for the first time takes what lies among its extensions for installed.
 * @param {string} extensions the server's folder of extensions
 * @param {string} folder of the extension; it stays where it is
 */
function linkExtension(extensions, folder) {
  const { publisher, name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  mkdirSync(extensions, { recursive: true });
  symlinkSync(folder, join(extensions, `${publisher}.${name}-${version}`), 'dir');
}

/** @returns {NodeJS.ProcessEnv} ours, without what npm, Vitest and a surrounding VS Code put there for themselves */
function environment() {
  const leak = /^(npm_|VSCODE_|ELECTRON_|VITEST|NODE_OPTIONS$|NODE_ENV$|DIGIT_LAB_CACHE$)/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !leak.test(name)));
}

/**
 * @param {string} home
 * @returns {NodeJS.ProcessEnv} what keeps programs out of the user's own home
 */
function homeVariables(home) {
  return {
    HOME: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_CACHE_HOME: join(home, '.cache'),
    XDG_DATA_HOME: join(home, '.local/share'),
    XDG_STATE_HOME: join(home, '.local/state'),
  };
}

/**
 * @param {string} home the server's, running or not
 * @param {Record<string, unknown>} settings on top of ours
 */
export function writeSettings(home, settings) {
  const folder = join(home, 'server/data/Machine');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ ...SETTINGS, ...settings }, null, 2));
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<{ port: number, log: () => string, ended: AbortSignal }>}
 */
function listening(child) {
  const end = new AbortController();
  let log = '';
  return new Promise((resolve, reject) => {
    const listen = (/** @type {Buffer} */ chunk) => {
      log += String(chunk);
      const port = /Extension host agent listening on (\d+)/.exec(log)?.[1];
      if (port !== undefined) resolve({ port: Number(port), log: () => log, ended: end.signal });
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      const reason = new Error(`VS Code's server ended (${signal ?? code}):\n${log.slice(-4000)}`);
      end.abort(reason);
      reject(reason);
    });
  });
}
