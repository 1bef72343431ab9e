import * as vscode from 'vscode';
import { UserError } from '../../ml/userError';
import { measureOnDisk, readFromDisk } from '../node/disk';
import { baseName } from './imageFiles';

/** Larger files are not taken into memory, in bytes. 64 megapixels of uncompressed 24-bit colour fit. */
const LIMIT = 256 * 1024 * 1024;

/** What is needed of a file system. */
interface Files {
  measure(uri: vscode.Uri): Promise<{ readonly size: number; readonly isFolder: boolean }>;
  read(uri: vscode.Uri): Promise<Uint8Array>;
}

/** The disk of the extension host. VS Code's own way there asks the window for leave each time: too slow for thousands. */
const DISK: Files = {
  measure: ({ fsPath }) => measureOnDisk(fsPath),
  read: ({ fsPath }) => readFromDisk(fsPath),
};

/** Everything that VS Code can read: remote and virtual workspaces. */
const ANY: Files = {
  measure: async (uri) => {
    const { size, type } = await vscode.workspace.fs.stat(uri);
    return { size, isFolder: (type & vscode.FileType.Directory) !== 0 };
  },
  read: async (uri) => vscode.workspace.fs.readFile(uri),
};

/**
 * Reads an image file, or a file of images, wherever VS Code knows it.
 * @throws UserError if there is no such file, it is a folder or too large, or it cannot be read
 */
export async function readImageBytes(uri: vscode.Uri): Promise<Uint8Array> {
  const name = baseName(uri);
  const files = uri.scheme === 'file' ? DISK : ANY;
  try {
    const { size, isFolder } = await files.measure(uri);
    if (isFolder) throw new UserError(`"${name}" is a folder. Choose a file.`);
    if (size > LIMIT) {
      const megabytes = Math.round(size / 1024 / 1024);
      throw new UserError(
        `"${name}" is too large (${megabytes} MB; the limit is 256 MB). Make it smaller and try again.`,
      );
    }
    return await files.read(uri);
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    if (isMissing(cause)) {
      throw new UserError(`There is no file "${name}" any more. Check where it went.`, { cause });
    }
    throw new UserError(`"${name}" cannot be read from disk. Check that you may open it.`, { cause });
  }
}

function isMissing(cause: unknown): boolean {
  const code = (cause as { readonly code?: unknown } | null)?.code;
  return code === 'FileNotFound' || code === 'ENOENT' || code === 'ENOTDIR';
}
