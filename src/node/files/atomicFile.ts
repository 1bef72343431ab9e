import { open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PERMISSIONS, permissionsOf, targetOf } from './fileTarget';
import { makeFolder, removeMade } from './makeFolder';
import { renameWhenFree } from './renameWhenFree';
import { beside } from './temporaryName';

/**
 * Writes a file so that a reader finds either the old bytes or all of the new ones: beside it, flushed, renamed. It keeps
 * the permissions of the old one, and a link to it stays one. Its folder is made if it is missing; after a failure nothing
 * is left behind, as far as the disk lets go of it.
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
      const target = await targetOf(path);
      return { target, data, temporary: beside(target) };
    }),
  );
  try {
    for (const { target, data, temporary } of staged) {
      await makeFolder(dirname(target));
      await writeFlushed(temporary, data, await permissionsOf(target));
    }
    for (const { target, temporary } of staged) await renameWhenFree(temporary, target);
  } catch (error) {
    // Where the disk fails, this may too, and is not what is wrong. `removeLeftovers` finds what stays.
    for (const { temporary } of staged) await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/**
 * Fails as `writeFileAtomic` would, and leaves all as it was, for whoever works long on what goes there. What is there is not
 * touched: it may be the only copy that somebody has.
 */
export async function tryToWriteFile(path: string): Promise<void> {
  const target = await targetOf(path);
  const temporary = beside(target);
  const made = await makeFolder(dirname(target));
  try {
    await writeFlushed(temporary, '');
  } finally {
    await rm(temporary, { force: true });
    await removeMade(dirname(target), made);
  }
}

async function writeFlushed(path: string, data: Uint8Array | string, permissions?: number): Promise<void> {
  const file = await open(path, 'wx', permissions);
  try {
    // The process's umask may have taken some. Some file systems give all files the same, and allow no others.
    const isOther = permissions !== undefined && ((await file.stat()).mode & PERMISSIONS) !== permissions;
    if (isOther) await file.chmod(permissions);
    await file.writeFile(data);
    await file.sync();
  } finally {
    await file.close();
  }
}
