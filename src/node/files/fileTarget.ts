import { lstat, realpath, stat } from 'node:fs/promises';

/** The permission bits of a file's mode. */
export const PERMISSIONS = 0o777;

/** What a symbolic link leads to; the path itself if it is no link, leads to nothing, or nothing is there. */
export async function targetOf(path: string): Promise<string> {
  try {
    return (await lstat(path)).isSymbolicLink() ? await realpath(path) : path;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return path;
    throw error;
  }
}

/** The permission bits of the file that is there, `undefined` if there is none. */
export async function permissionsOf(path: string): Promise<number | undefined> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() === true ? found.mode & PERMISSIONS : undefined;
}
