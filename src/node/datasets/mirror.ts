import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../ml/userError';
import { download, type DownloadOptions } from '../downloads/download';
import { readUserFile } from '../files/readUserFile';
import { LARGEST_FILE } from './mnistFiles';

export type FetchOptions = Omit<DownloadOptions, 'largest'>;

/**
 * Fetches `<name>.gz` from a mirror; one that is a folder, not an address, may hold the file plain as well.
 *
 * @returns the file's bytes, gzipped or not, unverified
 * @throws UserError that says what went wrong, to be put after the mirror's name
 */
export async function fetchFromMirror(
  mirror: string,
  name: string,
  options: FetchOptions,
): Promise<Uint8Array> {
  if (!/^https?:\/\//i.test(mirror)) {
    // One letter and a colon begin a path of Windows.
    if (!/^[a-z][a-z\d+.-]+:\/\//i.test(mirror)) return readFromFolder(mirror, name);
    throw new UserError(
      'addresses begin with http:// or https://. Give such an address, or the path of a folder.',
    );
  }
  const address = `${mirror.replace(/\/?$/, '/')}${name}.gz`;
  const pieces: Uint8Array[] = [];
  for await (const piece of download(address, { ...options, largest: LARGEST_FILE })) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function readFromFolder(folder: string, name: string): Promise<Uint8Array> {
  const packed = join(folder, `${name}.gz`);
  return readUserFile(existsSync(packed) ? packed : join(folder, name));
}
