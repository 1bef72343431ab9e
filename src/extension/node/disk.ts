import { open } from 'node:fs/promises';
import { plainBytes } from '../../node/files/readUserFile';

/** What there is to know of a file before it is read. */
export interface FileMeasure {
  /** In bytes. */
  readonly size: number;
  readonly isFolder: boolean;
}

/**
 * All bytes of a file of the extension host's own disk.
 * @param check sees what the file is before it is read, and throws if it is not to be
 */
export async function readFromDisk(path: string, check: (measure: FileMeasure) => void): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const stats = await file.stat();
    check({ size: stats.size, isFolder: stats.isDirectory() });
    return plainBytes(await file.readFile());
  } finally {
    await file.close();
  }
}
