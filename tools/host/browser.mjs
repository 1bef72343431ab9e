// Opens an address in the user's own browser, if there is a screen to show it on.
import { spawn } from 'node:child_process';

/** @returns {boolean} whether windows can be shown here */
export function hasDisplay() {
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}

/** @param {string} address */
export function openInBrowser(address) {
  if (!hasDisplay()) return;
  const program = process.platform === 'darwin' ? 'open' : 'xdg-open';
  const child = spawn(program, [address], { stdio: 'ignore', detached: true });
  // The address is printed as well, so that nothing is lost where this does not work.
  child.once('error', () => {});
  child.unref();
}
