import * as vscode from 'vscode';
import { UserError } from '../../ml/userError';
import { readFromDisk, type FileMeasure } from '../node/disk';
import { baseName } from './imageFiles';

/** Larger files are not taken into memory, in bytes. 64 megapixels of uncompressed 24-bit colour fit. */
const LIMIT = 256 * 1024 * 1024;

/**
 * Reads an image file, or a file of images, wherever VS Code knows it.
 * @throws UserError if there is no such file, it is a folder or too large, or it cannot be read
 */
export async function readImageBytes(uri: vscode.Uri): Promise<Uint8Array> {
  const name = baseName(uri);
  try {
    return await readChecked(uri, ({ size, isFolder }) => {
      if (isFolder) throw isAFolder(name);
      if (size <= LIMIT) return;
      const megabytes = Math.round(size / 1024 / 1024);
      throw new UserError(
        `"${name}" is too large (${megabytes} MB; the limit is 256 MB). Make it smaller and try again.`,
      );
    });
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    const code = (cause as { readonly code?: unknown } | null)?.code;
    if (code === 'FileNotFound' || code === 'ENOENT' || code === 'ENOTDIR') {
      throw new UserError(`There is no file "${name}" any more. Check where it went.`, { cause });
    }
    if (code === 'EISDIR') throw isAFolder(name);
    throw new UserError(`"${name}" cannot be read from disk. Check that you may open it.`, { cause });
  }
}

async function readChecked(uri: vscode.Uri, check: (measure: FileMeasure) => void): Promise<Uint8Array> {
  // VS Code's own way to the extension host's disk asks the window for leave each time: too slow for thousands.
  if (uri.scheme === 'file') return readFromDisk(uri.fsPath, check);
  const { size, type } = await vscode.workspace.fs.stat(uri);
  check({ size, isFolder: (type & vscode.FileType.Directory) !== 0 });
  return vscode.workspace.fs.readFile(uri);
}

function isAFolder(name: string): UserError {
  return new UserError(`"${name}" is a folder. Choose a file.`);
}
