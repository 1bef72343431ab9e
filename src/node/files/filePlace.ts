import { lstat, realpath, stat } from 'node:fs/promises';

/** The bits of a file's mode that say who may do what with it. */
export const RIGHTS = 0o777;

/** What a link leads to, or else the path as it is, also where nothing is or a link leads to nothing. */
export async function placeOf(path: string): Promise<string> {
  try {
    return (await lstat(path)).isSymbolicLink() ? await realpath(path) : path;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return path;
    throw error;
  }
}

/** Who may do what with the file that is there, `undefined` if there is none. */
export async function rightsOf(path: string): Promise<number | undefined> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() === true ? found.mode & RIGHTS : undefined;
}
