import { randomBytes } from 'node:crypto';
import { open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { UserError } from '../../ml/userError';
import { makeFolder } from './makeFolder';
import { whenFree } from './whenFree';

/** Work under a lock takes milliseconds: one that is older, in milliseconds, was left by a process that died. */
const STALE = 10_000;

/** Between two tries to get the lock, in milliseconds. */
const PAUSE = 15;

/** How long a lock is waited for, in milliseconds: long enough for a stale one to be seen as such. */
const PATIENCE = 2 * STALE;

/**
 * Runs `work` while no other window or process runs its own under the same lock: a file that exists for as long. It must
 * be over in a small part of ten seconds, after which the lock counts as left behind. Its folder is made if missing.
 *
 * @param path of the lock's file
 * @throws UserError if others hold the lock all the time; whatever `work` and the file system throw
 */
export async function withLock<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  const token = randomBytes(8).toString('hex');
  await makeFolder(dirname(path));
  const end = Date.now() + PATIENCE;
  while (!(await taken(path, token))) {
    if (Date.now() > end) {
      throw new UserError(
        `${path} says that another window is at work there. If none is, remove that file and try again.`,
      );
    }
    if (await isStale(path)) await removeAlone(path, token, () => isStale(path));
    await pause(PAUSE * (1 + Math.random()));
  }
  const since = Date.now();
  try {
    return await work();
  } finally {
    await release(path, token, since);
  }
}

/** @returns whether the lock is ours now; if not, it is somebody's. @throws what the file system does of the folder */
async function taken(path: string, token: string, isSecondTry = false): Promise<boolean> {
  try {
    const file = await open(path, 'wx');
    try {
      await file.writeFile(token);
    } catch (cause) {
      // An empty one would be nobody's, and others would wait until it counts as left behind.
      await remove(path);
      throw cause;
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' || code === 'EBUSY') return false;
    if (code !== 'EPERM') throw error;
    // Windows says so of a file that is just being removed, and of a folder that nobody may write to.
    if (await isListed(path)) return false;
    if (isSecondTry) throw error;
    // It may have gone since.
    return taken(path, token, true);
  }
}

/** Whether there is such a file; of one that is just being removed only its folder still knows. */
async function isListed(path: string): Promise<boolean> {
  const names = await readdir(dirname(path)).catch((): string[] => []);
  return names.includes(basename(path));
}

/**
 * Releases our lock. One that was held for too long may count as left behind, and be another's by now. Never fails: the work
 * is done, or has failed for a reason of its own.
 */
async function release(path: string, token: string, since: number): Promise<void> {
  const isOurs = () => isOf(token, path);
  if (Date.now() - since > STALE / 2) await removeAlone(path, token, isOurs).catch(() => undefined);
  else if (await isOurs()) await remove(path);
}

/**
 * Removes a lock that may count as left behind, under a lock for removals. `mayGo` is asked only under that: meanwhile a
 * quicker process may have removed the lock that was seen, and have taken it for itself.
 */
async function removeAlone(path: string, token: string, mayGo: () => Promise<boolean>): Promise<void> {
  const removal = `${path}.removal`;
  if (await taken(removal, token)) {
    try {
      if (await mayGo()) await remove(path);
    } finally {
      if (await isOf(token, removal)) await remove(removal);
    }
  } else if (await isStale(removal)) {
    // A process died while it removed the lock: the next try gets past it.
    await remove(removal);
  }
}

/** Removes a lock, if nobody holds the file: one that stays counts as left behind before long. */
async function remove(path: string): Promise<void> {
  await whenFree(() => rm(path, { force: true })).catch(() => undefined);
}

async function isOf(token: string, path: string): Promise<boolean> {
  return (await readFile(path, 'utf8').catch(() => null)) === token;
}

async function isStale(path: string): Promise<boolean> {
  const age = await stat(path).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => 0,
  );
  return age > STALE;
}
