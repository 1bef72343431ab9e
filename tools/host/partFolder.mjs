// Folders of hundreds of megabytes are made beside where they go and renamed, so that one that was interrupted is never
// taken for a whole one. A run that Ctrl-C ends does not tidy up; the next one does.
import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Removes what runs that are over left of a folder that they were making.
 *
 * @param {string} path where the folder goes
 * @returns {string} where this process makes it: a path with nothing there
 */
export function partFolder(path) {
  for (const name of namesIn(dirname(path))) {
    const [, of, pid] = /^(.+)\.(\d+)\.part$/.exec(name) ?? [];
    if (of !== basename(path) || isOther(Number(pid))) continue;
    try {
      rmSync(join(dirname(path), name), { recursive: true, force: true });
    } catch {
      // What stays costs room alone, and the next run tries again.
    }
  }
  return `${path}.${process.pid}.part`;
}

/** @param {string} folder */
function namesIn(folder) {
  try {
    return readdirSync(folder);
  } catch {
    // Where there is no folder yet, nothing was left.
    return [];
  }
}

/**
 * @param {number} pid
 * @returns {boolean} whether it is the number of a process that runs and is not this one
 */
function isOther(pid) {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
