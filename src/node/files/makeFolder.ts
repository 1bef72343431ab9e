import { mkdir, rmdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder and those on the way that are missing. Node's own `recursive` never ends in a folder that is there and
 * takes none, such as Linux' /proc.
 *
 * @returns the first that was made, `undefined` if there was none to make
 */
export async function makeFolder(path: string): Promise<string | undefined> {
  try {
    await mkdir(path);
    return path;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && dirname(path) !== path) {
      const made = await makeFolder(dirname(path));
      // Once more, also where there was none to make: somebody else may have made it meanwhile.
      await mkdir(path);
      return made ?? path;
    }
    const isThere = await stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    );
    if (isThere) return undefined;
    throw error;
  }
}

/**
 * Removes the folders that `makeFolder` made on the way to one, from that up, unless somebody else has put something there.
 * @param made what it returned
 */
export async function removeMade(path: string, made: string | undefined): Promise<void> {
  if (made === undefined) return;
  try {
    await rmdir(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'ENOTEMPTY') throw error;
  }
  if (path !== made) await removeMade(dirname(path), made);
}
