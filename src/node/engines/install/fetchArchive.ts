import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isUserError, UserError } from '../../../ml/userError';
import { download, RefusalError } from '../../downloads/download';
import { makeFolder } from '../../files/makeFolder';
import { runNativeJob } from '../nativeWork';
import type { Archive, ArchiveServer } from './upstream';

/** How long the server may send nothing. */
const STALL_SECONDS = 30;

export interface ArchiveOptions {
  readonly server: ArchiveServer;
  /** The folder with the bundles. */
  readonly distFolder: string;
  readonly signal?: AbortSignal | undefined;
  readonly stallSeconds?: number | undefined;
  /** Bytes so far, and how many there will be where the server tells. */
  readonly onDownload: (received: number, length: number | null) => void;
  readonly onUnpack: () => void;
  /** Gets details for the log. */
  readonly log: (line: string) => void;
}

/**
 * Downloads an archive and unpacks what is needed of it.
 *
 * @param folder of the installation
 * @throws UserError that says what went wrong with the server or the archive; CancelledError or an AbortError if
 * `signal` asked for it; what the file system says, as it is
 */
export async function fetchArchive(archive: Archive, folder: string, options: ArchiveOptions): Promise<void> {
  const file = join(folder, 'download.tar.gz');
  const sha256 = await downloadTo(file, archive, options);
  if (options.server.isUpstream && archive.sha256 !== null && sha256 !== archive.sha256) {
    throw problem(archive, options.server, 'what it sent is not that file (wrong SHA-256).');
  }
  options.onUnpack();
  await unpack(file, archive, folder, options);
  await rm(file);
}

/** @returns the SHA-256 of what came */
async function downloadTo(file: string, archive: Archive, options: ArchiveOptions): Promise<string> {
  const { server, signal, stallSeconds = STALL_SECONDS, onDownload, log } = options;
  const address = `${server.address}${archive.path}`;
  log(`Downloading ${address}`);
  const hash = createHash('sha256');
  let bytes = 0;
  const handle = await open(file, 'wx');
  try {
    const { largest } = archive;
    for await (const piece of download(address, { signal, stallSeconds, largest, onProgress: onDownload })) {
      hash.update(piece);
      bytes += piece.length;
      await handle.appendFile(piece);
    }
  } catch (error) {
    if (!isUserError(error)) throw error;
    throw problem(archive, server, error.message, error);
  } finally {
    await handle.close();
  }
  const sha256 = hash.digest('hex');
  log(`${address}: ${bytes} bytes, SHA-256 ${sha256}`);
  return sha256;
}

async function unpack(
  file: string,
  archive: Archive,
  folder: string,
  options: ArchiveOptions,
): Promise<void> {
  const { what, only, strip, into } = archive;
  const target = join(folder, into);
  await makeFolder(target);
  const { distFolder, signal } = options;
  const job = { type: 'unpack', archive: file, folder: target, only, strip } as const;
  const ending = await runNativeJob(job, { distFolder, signal });
  if (ending.state === 'unpacked') return;
  if (ending.state !== 'failed') {
    throw new UserError(`Unpacking ${what} ended unexpectedly. Install the native engine again.`, {
      cause: new Error(JSON.stringify(ending)),
    });
  }
  const cause = Object.assign(new Error(ending.message), { code: ending.code });
  // What the file system says is no matter of the archive.
  if (/^E[A-Z]+$/.test(ending.code ?? '')) throw cause;
  throw problem(archive, options.server, 'what it sent is damaged: it cannot be unpacked.', cause);
}

function problem(
  { what }: Archive,
  { address, isUpstream }: ArchiveServer,
  message: string,
  cause?: Error,
): UserError {
  const missing = cause instanceof RefusalError && cause.status === 404;
  const portable = 'Training still uses the portable engine.';
  const network =
    'Check the network connection (behind a proxy, the setting http.proxy), or name a mirror in the setting digitLab.native.mirror.';
  const mirror = 'Check the setting digitLab.native.mirror: the mirror must have what upstream has.';
  const nothing = `TensorFlow does not publish it for this system at present. ${portable}`;
  const advice = missing ? (isUpstream ? nothing : mirror) : `${network} ${portable}`;
  return new UserError(`${capitalised(what)} could not be downloaded from ${address}: ${message} ${advice}`, {
    cause,
  });
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
