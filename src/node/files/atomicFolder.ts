import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../ml/userError';
import { writeFileAtomic } from './atomicFile';
import { targetOf } from './fileTarget';
import { makeFolder, removeMade } from './makeFolder';
import { renameWhenFree } from './renameWhenFree';
import { beside } from './temporaryName';

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

export interface Replacement {
  /**
   * Where to put what was filled, if it cannot take its place, with a number behind if something lies there. Without it,
   * that is removed.
   */
  readonly keepAs?: string;
  /** Throws if the folder that was there, which lies in `moved` for the moment, is to stay. */
  readonly checkReplaced?: (moved: string) => Promise<void>;
}

/**
 * Makes a folder anew: `fill` writes into an empty folder beside it, which then takes its place by rename. If `fill`
 * fails, the folder that was there stays as it was. A link to it stays one.
 *
 * @throws NotInPlaceError if it could not and was kept; whatever `fill` and `checkReplaced` throw; UserError if the folder
 * that was there could not even be put back, which may be the `cause` of the first, saying where it lies
 */
export async function replaceFolderAtomic(
  folder: string,
  fill: (temporary: string) => Promise<void>,
  { keepAs, checkReplaced }: Replacement = {},
): Promise<void> {
  const target = await targetOf(folder);
  const temporary = beside(target);
  await makeFolder(temporary);
  let isFull = false;
  try {
    await fill(temporary);
    isFull = true;
    await putInPlace(temporary, target, checkReplaced);
  } catch (error) {
    if (isFull && keepAs !== undefined) throw new NotInPlaceError(await keptAs(keepAs, temporary), error);
    // Where the disk fails, this may too, and is not what is wrong. `removeLeftovers` finds what stays.
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
}

async function putInPlace(
  temporary: string,
  folder: string,
  checkReplaced: Replacement['checkReplaced'],
): Promise<void> {
  const replaced = beside(folder);
  const existed = await renameIfThere(folder, replaced);
  try {
    if (existed) await checkReplaced?.(replaced);
    await renameWhenFree(temporary, folder);
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
    await renameWhenFree(temporary, kept);
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
 * Fails as `replaceFolderAtomic` would where nothing can be made, the disk is full or what is there cannot be moved, and
 * leaves all as it was: for whoever works long on what goes there.
 * @param bytes that this will have
 * @throws UserError if the folder that is there was moved and cannot be moved back, saying where it lies
 */
export async function tryToReplace(folder: string, bytes: number): Promise<void> {
  const target = await targetOf(folder);
  const temporary = beside(target);
  const made = await makeFolder(temporary);
  try {
    // At random: there are file systems on which the same over and over takes no room.
    await writeFileAtomic(join(temporary, 'room'), randomBytes(bytes));
  } finally {
    await rm(temporary, { recursive: true, force: true });
    await removeMade(temporary, made);
  }
  if (await renameIfThere(target, temporary)) await moveBack(temporary, target);
}

/** @throws UserError that says where the folder lies, if it cannot be moved back */
async function moveBack(moved: string, folder: string): Promise<void> {
  try {
    await renameWhenFree(moved, folder);
  } catch (cause) {
    throw new UserError(
      `${folder} had been moved away and could not be moved back: it is in ${moved} now. Give it its old name again.`,
      { cause },
    );
  }
}

/** Removes a folder so that nobody finds a part of it. @returns whether it was there */
export async function removeFolderAtomic(folder: string): Promise<boolean> {
  const removed = beside(folder);
  const existed = await renameIfThere(folder, removed);
  await rm(removed, { recursive: true, force: true });
  return existed;
}

async function renameIfThere(from: string, to: string): Promise<boolean> {
  try {
    await renameWhenFree(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
