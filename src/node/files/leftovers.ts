import { existsSync } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isRunning } from '../runningProcess';
import { beginningOf, ofTemporary } from './temporaryName';

/** Removes what was left of `path` by processes that ended while they wrote, replaced or removed it (atomicFile, atomicFolder). */
export async function removeLeftovers(path: string): Promise<void> {
  await removeLeftoversIn(dirname(path), (name) => name === beginningOf(basename(path)));
}

/** As `removeLeftovers`, of all files and folders in `folder` or of those whose names are `wanted`. */
export async function removeLeftoversIn(
  folder: string,
  wanted: (name: string) => boolean = () => true,
): Promise<void> {
  for (const { path } of await leftoversIn(folder, wanted)) {
    // Another window may be removing it too. What stays harms nobody, and the next one to come tries again.
    await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

/**
 * Puts back what is missing in `folder` because a process ended between the two renames of `replaceFolderAtomic`: the
 * newest leftover of it that is whole.
 */
export async function restoreMissingIn(
  folder: string,
  isWhole: (path: string) => Promise<boolean>,
): Promise<void> {
  for (const { path, of } of await leftoversIn(folder)) {
    const place = join(folder, of);
    if (existsSync(place) || !(await isWhole(path))) continue;
    await rename(path, place).catch(() => undefined);
  }
}

interface Leftover {
  readonly path: string;
  /** The name of what it was to become, or was; of a long one, its beginning. */
  readonly of: string;
  readonly mtimeMs: number;
}

/** The newest first. */
async function leftoversIn(
  folder: string,
  wanted: (name: string) => boolean = () => true,
): Promise<Leftover[]> {
  const leftovers: Leftover[] = [];
  for (const name of await readdir(folder).catch(() => [])) {
    const temporary = ofTemporary(name);
    if (temporary === null || !wanted(temporary.of)) continue;
    const path = join(folder, name);
    // One that another window has removed by now is no leftover any more.
    const mtimeMs = await stat(path).then(
      (found) => found.mtimeMs,
      () => null,
    );
    if (mtimeMs !== null && !isRunning(temporary.pid, mtimeMs, temporary.host))
      leftovers.push({ path, of: temporary.of, mtimeMs });
  }
  return leftovers.sort((a, b) => b.mtimeMs - a.mtimeMs);
}
