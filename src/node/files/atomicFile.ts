import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../../ml/userError';
import { isRunning } from '../runningProcess';
import { placeOf, RIGHTS, rightsOf } from './filePlace';
import { makeFolder } from './makeFolder';

/** The most bytes that a temporary name keeps of a name: both may have 255, and a temporary one has some of its own. */
const KEPT_BYTES = 200;

/** A name beside `path`, so that a rename to it stays on one file system. */
function beside(path: string): string {
  const name = beginningOf(basename(path));
  return join(dirname(path), `.${name}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`);
}

/** What a temporary name keeps of a name: all but the end of a long one. */
function beginningOf(name: string): string {
  const letters = Array.from(name);
  while (Buffer.byteLength(letters.join('')) > KEPT_BYTES) letters.pop();
  return letters.join('');
}

/**
 * Writes a file so that a reader finds either the old bytes or all of the new ones: beside it, flushed, renamed. It keeps
 * the rights of the old one, and a link to it stays one. Its folder is made if it is missing; after a failure nothing is
 * left behind.
 */
export async function writeFileAtomic(path: string, data: Uint8Array | string): Promise<void> {
  await writeFilesAtomic([{ path, data }]);
}

/**
 * Writes files that belong together, as `writeFileAtomic` writes one: none is renamed before all of them are on disk, so
 * that a full disk leaves the old ones. What ends the process between two renames is left for whoever reads to notice.
 */
export async function writeFilesAtomic(
  files: readonly { readonly path: string; readonly data: Uint8Array | string }[],
): Promise<void> {
  const staged = await Promise.all(
    files.map(async ({ path, data }) => {
      const place = await placeOf(path);
      return { place, data, temporary: beside(place) };
    }),
  );
  try {
    for (const { place, data, temporary } of staged) {
      await makeFolder(dirname(place));
      await writeFlushed(temporary, data, await rightsOf(place));
    }
    for (const { place, temporary } of staged) await rename(temporary, place);
  } catch (error) {
    for (const { temporary } of staged) await rm(temporary, { force: true });
    throw error;
  }
}

/** A folder was filled and could not be put in its place; `cause` says why. */
export class NotInPlaceError extends Error {
  override readonly name = 'NotInPlaceError';

  /** @param kept where the filled folder lies instead */
  constructor(
    readonly kept: string,
    cause: unknown,
  ) {
    super(`A folder had to stay in ${kept}.`, { cause });
  }
}

/**
 * Makes a folder anew: `fill` writes into an empty folder beside it, which then takes its place by rename. If `fill`
 * fails, the folder that was there stays as it was. A link to it stays one.
 *
 * @param keepAs where to put what was filled, if it cannot take its place, with a number behind if something lies there;
 * without it, that is removed
 * @throws NotInPlaceError if it could not and was kept; whatever `fill` throws; UserError if the folder that was there could
 * not even be put back, which may be the `cause` of the first, saying where it lies
 */
export async function replaceFolderAtomic(
  folder: string,
  fill: (temporary: string) => Promise<void>,
  keepAs?: string,
): Promise<void> {
  const place = await placeOf(folder);
  const temporary = beside(place);
  await makeFolder(temporary);
  let isFull = false;
  try {
    await fill(temporary);
    isFull = true;
    await putInPlace(temporary, place);
  } catch (error) {
    if (isFull && keepAs !== undefined) throw new NotInPlaceError(await keptAs(keepAs, temporary), error);
    await rm(temporary, { recursive: true, force: true });
    throw error;
  }
}

async function putInPlace(temporary: string, folder: string): Promise<void> {
  const replaced = beside(folder);
  const existed = await renameIfThere(folder, replaced);
  try {
    await rename(temporary, folder);
  } catch (error) {
    if (existed) await moveBack(replaced, folder);
    throw error;
  }
  // Of files that somebody reads, some systems let go only later: `removeLeftovers` finds what stays.
  await rm(replaced, { recursive: true, force: true }).catch(() => undefined);
}

/**
 * Under `path`, or with a number behind it if something lies there: names that `removeLeftovers` does not know. What cannot
 * be moved, such as a folder of files that somebody reads on some systems, is copied there.
 */
async function keptAs(path: string, temporary: string): Promise<string> {
  const kept = freeName(path);
  try {
    await rename(temporary, kept);
    return kept;
  } catch {
    return copiedTo(kept, temporary);
  }
}

function freeName(path: string): string {
  let name = path;
  for (let number = 2; existsSync(name); number++) name = `${path}-${number}`;
  return name;
}

/** @returns where the whole folder lies: where it was, if there is no way to copy it */
async function copiedTo(path: string, folder: string): Promise<string> {
  try {
    await cp(folder, path, { recursive: true });
  } catch {
    await rm(path, { recursive: true, force: true }).catch(() => undefined);
    return folder;
  }
  await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  return path;
}

/**
 * Fails as `replaceFolderAtomic` would where nothing can be made or what is there cannot be moved, and leaves all as it was:
 * for whoever works long on what goes there.
 * @throws UserError if the folder that is there was moved and cannot be moved back, saying where it lies
 */
export async function tryToReplace(folder: string): Promise<void> {
  const place = await placeOf(folder);
  const temporary = beside(place);
  const made = await makeFolder(temporary);
  await rm(made ?? temporary, { recursive: true, force: true });
  if (await renameIfThere(place, temporary)) await moveBack(temporary, place);
}

/** @throws UserError that says where the folder lies, if it cannot be moved back */
async function moveBack(moved: string, folder: string): Promise<void> {
  try {
    await rename(moved, folder);
  } catch (cause) {
    throw new UserError(
      `${folder} had been moved away and could not be moved back: it lies in ${moved} now. Give it its name again.`,
      { cause },
    );
  }
}

/** As `tryToReplace` for `writeFileAtomic`. What is there is not touched: it may be the only copy that somebody has. */
export async function tryToWriteFile(path: string): Promise<void> {
  const place = await placeOf(path);
  const temporary = beside(place);
  const made = await makeFolder(dirname(place));
  try {
    await writeFlushed(temporary, '');
  } finally {
    await rm(made ?? temporary, { recursive: true, force: true });
  }
}

/** Removes a folder so that nobody finds a part of it. @returns whether it was there */
export async function removeFolderAtomic(folder: string): Promise<boolean> {
  const removed = beside(folder);
  const existed = await renameIfThere(folder, removed);
  await rm(removed, { recursive: true, force: true });
  return existed;
}

/** Removes what the functions above left of `path` in processes that ended in the middle of them. */
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
    const [, of, pid] = /^\.(.+)\.(\d+)-[0-9a-f]{8}\.tmp$/.exec(name) ?? [];
    if (of === undefined || !wanted(of)) continue;
    const path = join(folder, name);
    // One that another window has removed by now is no leftover any more.
    const mtimeMs = await stat(path).then(
      (found) => found.mtimeMs,
      () => null,
    );
    if (mtimeMs !== null && !isRunning(Number(pid), mtimeMs)) leftovers.push({ path, of, mtimeMs });
  }
  return leftovers.sort((a, b) => b.mtimeMs - a.mtimeMs);
}

async function writeFlushed(path: string, data: Uint8Array | string, rights?: number): Promise<void> {
  const file = await open(path, 'wx', rights);
  try {
    // What the process's mask has taken from them. Some file systems give all files the same, and allow no others.
    const isOther = rights !== undefined && ((await file.stat()).mode & RIGHTS) !== rights;
    if (isOther) await file.chmod(rights);
    await file.writeFile(data);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function renameIfThere(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
