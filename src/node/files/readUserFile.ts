import { readdir, readFile } from 'node:fs/promises';
import { UserError } from '../../ml/userError';

/** What the commonest failures of the file system mean, as the end of a sentence that begins with the path. */
const MEANINGS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  ENOTDIR: 'is not a folder, or is not in one',
  EISDIR: 'is a folder, not a file',
  EACCES: 'may not be read: permission is denied',
  EPERM: 'may not be read: permission is denied',
};

/** The sentence for a failure of the file system at `path`, or `null` if it is another kind of failure. */
export function fileProblem(path: string, error: unknown): UserError | null {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (typeof code !== 'string') return null;
  return new UserError(`${path} ${MEANINGS[code] ?? `could not be read (${code})`}.`, { cause: error });
}

/** What the file system says where there is no such file, which is so the next time as well. */
const MISSING = ['ENOENT', 'ENOTDIR', 'EISDIR'];

/**
 * Whether `error`, or what caused it, is a failure of the file system that may be over when the file is read again, as of
 * one that another program holds: it says nothing of what is in the file.
 */
export function mayPass(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' ? !MISSING.includes(code) : mayPass(error.cause);
}

/** The same bytes as the platform's own kind of array: the `slice` of a Node `Buffer` is no copy, as callers expect. */
export function plainBytes({ buffer, byteOffset, byteLength }: Uint8Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Reads a file that a user named. @throws UserError if it cannot be read, naming it and why */
export async function readUserFile(path: string): Promise<Uint8Array> {
  try {
    return plainBytes(await readFile(path));
  } catch (error) {
    throw fileProblem(path, error) ?? error;
  }
}

/** The names of all that lies in a folder that a user named. @throws UserError if it cannot be listed, saying why */
export async function readUserFolder(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    throw fileProblem(folder, error) ?? error;
  }
}
