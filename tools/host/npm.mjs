// Runs npm: the one that runs us, else the one on the PATH.
import { spawn } from 'node:child_process';

const TAIL = 4000;

/**
 * @param {readonly string[]} args
 * @param {string} cwd
 * @param {object} [options]
 * @param {NodeJS.ProcessEnv} [options.environment] beside ours
 * @param {boolean} [options.isShown] whether what it says is shown as it says it
 * @returns {Promise<void>}
 * @throws {Error} if it fails, with the end of what it said unless that was shown
 */
export function npm(args, cwd, { environment = {}, isShown = false } = {}) {
  const own = process.env.npm_execpath;
  const [program, leading] = own === undefined ? ['npm', []] : [process.execPath, [own]];
  // npm hands its own settings to what it runs as variables; they are not meant for a second npm.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...leading, ...args], {
      cwd,
      env: { ...env, ...environment },
      stdio: isShown ? ['ignore', 2, 2] : ['ignore', 'pipe', 'pipe'],
      shell: own === undefined && process.platform === 'win32',
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => (said = (said + chunk).slice(-TAIL)));
    }
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else
        reject(
          new Error(
            `npm ${args.join(' ')} failed in ${cwd}${isShown ? '; its reasons are above.' : `:\n${said}`}`,
          ),
        );
    });
  });
}
