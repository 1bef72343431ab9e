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
 * @param largest bytes that it may unpack to
 * @throws UserError if the gzip data are damaged, end early or unpack to more than `largest` bytes
 */
export async function maybeGunzip(
  bytes: Uint8Array,
  name: string,
  largest: number = LARGEST,
): Promise<Uint8Array> {
  if (!isGzip(bytes)) return bytes;
  try {
    return plainBytes(await inflate(bytes, { maxOutputLength: largest }));
  } catch (error) {
    throw new UserError(gzipProblem(name, (error as NodeJS.ErrnoException).code, largest), { cause: error });
  }
}

function gzipProblem(name: string, code: string | undefined, largest: number): string {
  switch (code) {
    case 'ERR_BUFFER_TOO_LARGE':
      return `${name} unpacks to more than ${Math.round(largest / 1024 / 1024)} MB, which is the limit. Split it.`;
    case 'Z_BUF_ERROR':
      return `${name} ends in the middle of its compressed data. Copy or download it again.`;
    default:
      return `${name} is damaged: it cannot be unpacked. Copy or download it again.`;
  }
}

/** Reads a file, plain or gzipped. @throws UserError if it cannot be read or unpacked */
export async function readMaybeGzip(path: string): Promise<Uint8Array> {
  return maybeGunzip(await readUserFile(path), path);
}
