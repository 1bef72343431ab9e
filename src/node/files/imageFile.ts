import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { UserError } from '../../ml/userError';
import { plainBytes } from './readUserFile';

/** Larger files are not taken into memory, in bytes. 64 megapixels of uncompressed 24-bit colour fit. */
const LIMIT = 256 * 1024 * 1024;

/** What there is to know of a file before it is read. */
export interface FileMeasure {
  /** In bytes. */
  readonly size: number;
  readonly isFolder: boolean;
}

/**
 * Reads an image file, or a file of images, from disk.
 * @param name what sentences call it
 * @throws UserError if there is no such file, it is a folder or too large, it cannot be read, or it is a device or a pipe:
 * these may have no end, and even opening one may block
 */
export async function readImageFile(path: string, name = basename(path)): Promise<Uint8Array> {
  try {
    const stats = await stat(path);
    checkImageFile(name, { size: stats.size, isFolder: stats.isDirectory() });
    if (!stats.isFile()) {
      throw new UserError(
        `"${name}" is neither a file nor a folder. Choose an image that is stored in a file.`,
      );
    }
    return plainBytes(await readFile(path));
  } catch (error) {
    throw imageFileProblem({ name, folder: dirname(resolve(path)) }, error);
  }
}

/** @throws UserError if the file `name` is a folder or too large */
export function checkImageFile(name: string, { size, isFolder }: FileMeasure): void {
  if (isFolder) throw isAFolder(name);
  if (size <= LIMIT) return;
  const megabytes = Math.round(size / 1024 / 1024);
  throw new UserError(
    `"${name}" is too large (${megabytes} MB; the limit is 256 MB). Make it smaller and try again.`,
  );
}

/** A file that could not be read: what sentences call it, and where it was looked for. */
interface FileWanted {
  readonly name: string;
  readonly folder: string;
}

/** What to tell of a failure to read a file, of Node or of VS Code. */
export function imageFileProblem({ name, folder }: FileWanted, cause: unknown): UserError {
  if (cause instanceof UserError) return cause;
  const code = (cause as { readonly code?: unknown } | null)?.code;
  if (code === 'FileNotFound' || code === 'ENOENT' || code === 'ENOTDIR') {
    return new UserError(`There is no file "${name}" in ${folder}. Check its name and its folder.`, {
      cause,
    });
  }
  if (code === 'EISDIR') return isAFolder(name);
  return new UserError(`"${name}" cannot be read from disk. Check that you can open it.`, { cause });
}

function isAFolder(name: string): UserError {
  return new UserError(`"${name}" is a folder. Choose a file.`);
}
