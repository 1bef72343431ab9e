// Opens desktop VS Code with the extension under development, apart from the user's own windows and settings.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hasDisplay } from './browser.mjs';
import { spawnGroup } from './children.mjs';
import { copyModel } from './modelFolder.mjs';
import { runLoudly } from './progress.mjs';
import { ROOT } from './provision.mjs';
import { shellArguments } from './shellArguments.mjs';
import { buildCompanion } from './testBundles.mjs';

const WINDOWS = process.platform === 'win32';
const { engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
/** The oldest VS Code that we claim, as its two numbers. */
const OLDEST = engines.vscode.replace('^', '').split('.').slice(0, 2).map(Number);

/**
 * @returns {string | null} the `code` command, if it can open a window here
 * @throws {Error} saying what to install, where there is no other way to open VS Code
 */
export function desktopCode() {
  // In a terminal of a remote VS Code, `code` talks to that one and opens nothing by itself; in WSL it is Windows' own.
  const { VSCODE_IPC_HOOK_CLI, WSL_DISTRO_NAME } = process.env;
  const isRemote = VSCODE_IPC_HOOK_CLI !== undefined || WSL_DISTRO_NAME !== undefined;
  if (hasDisplay() && !isRemote && process.getuid?.() !== 0) {
    const { status, stdout } = spawnSync('code', ['--version'], { encoding: 'utf8', shell: WINDOWS });
    const [major = 0, minor = 0] = status === 0 ? stdout.split('.').map(Number) : [];
    const [oldestMajor, oldestMinor] = OLDEST;
    if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return 'code';
  }
  if (WINDOWS || process.platform === 'darwin') {
    throw new Error(
      `Install VS Code ${OLDEST.join('.')} or later from https://code.visualstudio.com` +
        (WINDOWS
          ? '; its installer puts the `code` command on the PATH. Then open a new terminal and run npm start again.'
          : ', run "Shell Command: Install \'code\' command in PATH" in its command palette, and npm start again. ' +
            'Or run npm start -- --server, which uses the browser.'),
    );
  }
  return null;
}

/**
 * Opens a window and waits until it is closed.
 * @param {string} code
 * @param {{ model?: string | undefined, vsix?: string | undefined }} trial
 * @throws {Error} if there is no model in that folder
 */
export async function startDesktop(code, { model, vsix }) {
  const data = join(ROOT, '.vscode-test/desktop');
  const own = ['--user-data-dir', join(data, 'user'), '--extensions-dir', join(data, 'extensions')];
  const env = { ...process.env, DIGIT_LAB_START: 'pad' };
  if (model !== undefined) {
    const models = join(data, 'user/User/globalStorage/digit-lab.digit-lab/models');
    Object.assign(env, { DIGIT_LAB_START_MODEL: await copyModel(model, models) });
  }
  const companion = await buildCompanion();
  rmSync(join(data, 'extensions'), { recursive: true, force: true });
  if (vsix !== undefined) {
    const install = shellArguments([...own, '--install-extension', vsix, '--force']);
    await runLoudly(code, install, { shell: WINDOWS });
  }
  const development = [...(vsix === undefined ? [ROOT] : []), companion];
  const child = spawnGroup(
    code,
    shellArguments([
      ...own,
      ...development.map((path) => `--extensionDevelopmentPath=${path}`),
      '--disable-workspace-trust',
      '--new-window',
      '--wait',
      join(ROOT, 'samples'),
    ]),
    { env, stdio: 'inherit', shell: WINDOWS },
  );
  // The command only stands for the window, which runs by itself and names its process in this file.
  process.once('exit', () => {
    const lock = join(data, 'user/code.lock');
    if (existsSync(lock)) endProcess(Number(readFileSync(lock, 'utf8')));
  });
  process.stdout.write('\nDigit Lab is open in VS Code. Closing its window, or Ctrl-C here, ends it.\n');
  await new Promise((resolve) => child.once('exit', resolve));
}

/** @param {number} pid */
function endProcess(pid) {
  try {
    process.kill(pid);
  } catch {
    // It has ended already.
  }
}
