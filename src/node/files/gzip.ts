import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { UserError } from '../../ml/userError';
import { plainBytes, readUserFile } from './readUserFile';

const inflate = promisify(gunzip);

/** No dataset or stroke file here comes near it; a file that unpacks to more would only fill the memory. */
const LARGEST = 1 << 30;

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Unpacks bytes if they are gzip, and gives them back as they are if not.
 *
 * @param name of the file, for the message
 * @throws UserError if the gzip data are damaged or end early
 */
export async function maybeGunzip(bytes: Uint8Array, name: string): Promise<Uint8Array> {
  if (!isGzip(bytes)) return bytes;
  try {
    return plainBytes(await inflate(bytes, { maxOutputLength: LARGEST }));
  } catch (error) {
    const early = (error as NodeJS.ErrnoException).code === 'Z_BUF_ERROR';
    const what = early ? 'ends in the middle of its compressed data' : 'is damaged: it does not unpack';
    throw new UserError(`${name} ${what}. Copy or download it again.`, { cause: error });
  }
}

/** Reads a file, plain or gzipped. @throws UserError if it cannot be read or unpacked */
export async function readMaybeGzip(path: string): Promise<Uint8Array> {
  return maybeGunzip(await readUserFile(path), path);
}
