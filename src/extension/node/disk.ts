import { readFile, stat } from 'node:fs/promises';
import { plainBytes } from '../../node/files/readUserFile';

/** A file of the extension host's own disk, in bytes, or a folder. */
export async function measureOnDisk(
  path: string,
): Promise<{ readonly size: number; readonly isFolder: boolean }> {
  const stats = await stat(path);
  return { size: stats.size, isFolder: stats.isDirectory() };
}

/** All bytes of a file of the extension host's own disk. */
export async function readFromDisk(path: string): Promise<Uint8Array> {
  return plainBytes(await readFile(path));
}
