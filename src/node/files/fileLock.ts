import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { UserError } from '../../ml/userError';

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
  await mkdir(dirname(path), { recursive: true });
  const end = Date.now() + PATIENCE;
  while (!(await taken(path, token))) {
    if (Date.now() > end) {
      throw new UserError(
        `${path} says that another window is at work there. If none is, remove that file and try again.`,
      );
    }
    await removeIfStale(path);
    await pause(PAUSE * (1 + Math.random()));
  }
  try {
    return await work();
  } finally {
    await release(path, token);
  }
}

async function taken(path: string, token: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx');
    try {
      await file.writeFile(token);
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    // Windows denies access to a file that is just being removed.
    if (['EEXIST', 'EPERM', 'EBUSY'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

/** Removes the lock if it is still ours: one that was held for too long may be another's by now. */
async function release(path: string, token: string): Promise<void> {
  const held = await readFile(path, 'utf8').catch(() => null);
  if (held === token) await rm(path, { force: true });
}

async function removeIfStale(path: string): Promise<void> {
  const age = await stat(path).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => 0,
  );
  if (age > STALE) await rm(path, { force: true });
}
