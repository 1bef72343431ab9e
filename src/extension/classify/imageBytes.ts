import * as vscode from 'vscode';
import { UserError } from '../../ml/userError';
import { baseName } from './imageFiles';

/** Larger files are not taken into memory, in bytes. 64 megapixels of uncompressed 24-bit colour fit. */
const LIMIT = 256 * 1024 * 1024;

/**
 * Reads an image file, or a file of images, through VS Code's file system, so that remote and virtual workspaces work.
 * @throws UserError if there is no such file, it is a folder or too large, or it cannot be read
 */
export async function readImageBytes(uri: vscode.Uri): Promise<Uint8Array> {
  const name = baseName(uri);
  try {
    const { size, type } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.Directory) !== 0) {
      throw new UserError(`"${name}" is a folder. Choose a file.`);
    }
    if (size > LIMIT) {
      const megabytes = Math.round(size / 1024 / 1024);
      throw new UserError(
        `"${name}" is too large (${megabytes} MB; the limit is 256 MB). Make it smaller and try again.`,
      );
    }
    return await vscode.workspace.fs.readFile(uri);
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    if (cause instanceof vscode.FileSystemError && cause.code === 'FileNotFound') {
      throw new UserError(`There is no file "${name}" any more. Check where it went.`, { cause });
    }
    throw new UserError(`"${name}" cannot be read from disk. Check that you may open it.`, { cause });
  }
}
