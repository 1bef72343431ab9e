// Finds the browser that the tests and `npm start -- --check` drive; installs one where that takes no question.
import { accessSync, constants, existsSync, readFileSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { runLoudly, step } from './progress.mjs';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const PLACES = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((variable) => {
    const base = process.env[variable];
    if (base === undefined) return [];
    return [
      join(base, 'Google/Chrome/Application/chrome.exe'),
      join(base, 'Microsoft/Edge/Application/msedge.exe'),
    ];
  }),
};

/**
 * What every headless Chromium here is started with. It sees nothing but pages of ours on the loopback, and containers
 * and many distributions give it no sandbox.
 */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * @param {string} path
 * @returns {boolean} whether that is a file that may be run
 */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @returns {string | undefined} the Chromium that Playwright downloaded for itself, if somebody asked it to */
function playwrightDownload() {
  const folder = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache/ms-playwright');
  if (!existsSync(folder)) return undefined;
  return readdirSync(folder)
    .filter((name) => name.startsWith('chromium-'))
    .sort()
    .reverse()
    .flatMap((name) =>
      ['chrome-linux/chrome', 'chrome-linux64/chrome'].map((file) => join(folder, name, file)),
    )
    .find(isExecutable);
}

/** @returns {string | undefined} the path of an installed Chromium, Chrome or Edge */
export function findChromium() {
  const named = process.env.CHROME_PATH;
  if (named !== undefined && named !== '') return isExecutable(named) ? named : undefined;
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const inPlace =
    process.platform === 'darwin' || process.platform === 'win32' ? PLACES[process.platform] : [];
  return [...onPath, ...inPlace].find(isExecutable) ?? playwrightDownload();
}

/** @returns {boolean} */
function isDebian() {
  if (!existsSync('/etc/os-release')) return false;
  return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/** @returns {string} the one command that installs a browser here */
function installCommand() {
  if (process.platform === 'darwin') return 'brew install --cask chromium';
  if (process.platform === 'win32') return 'winget install --id Google.Chrome';
  return isDebian() ? 'sudo apt-get install --yes chromium' : 'npx playwright install --with-deps chromium';
}

/**
 * @returns {Promise<string>} the path of a Chromium; installed by apt-get if there was none and we are root on Debian
 * @throws {Error} with the command that installs one, if there is none and we may not
 */
export async function requireChromium() {
  const found = findChromium();
  if (found !== undefined) return found;
  const named = process.env.CHROME_PATH;
  if (named !== undefined && named !== '') {
    throw new Error(`CHROME_PATH names ${named}, which is no program. Correct it or unset it.`);
  }
  if (isDebian() && process.getuid?.() === 0) {
    step('installing Chromium with apt-get');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await runLoudly('apt-get', ['update'], { env });
    await runLoudly('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium'], { env });
    const installed = findChromium();
    if (installed !== undefined) return installed;
  }
  throw new Error(
    `No Chromium, Chrome or Edge was found. This command installs one:\n\n    ${installCommand()}\n\n` +
      'If you have one elsewhere, put its path into CHROME_PATH.',
  );
}
