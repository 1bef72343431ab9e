import * as vscode from 'vscode';
import { UserError } from '../../ml/userError';
import { checkImageFile, imageFileProblem } from '../../node/files/imageFile';
import type { FileContent } from '../../protocol/reader';
import { baseName } from './baseName';

/**
 * An image file, or a file of images, as an image reader takes it. A file of the extension host's own disk the reader
 * fetches itself: VS Code's way there asks the window for leave each time, and the extension host has nothing to do with
 * thousands of files.
 * @throws UserError if it lies on the web, VS Code knows of no such file, it is a folder or too large, or it cannot be read
 */
export async function fileContent(uri: vscode.Uri): Promise<FileContent> {
  if (uri.scheme === 'file') return uri.fsPath;
  if (uri.scheme === 'http' || uri.scheme === 'https') {
    throw new UserError(
      'This image lies on the web. Save it as a file, or copy it and paste it on the drawing pad.',
    );
  }
  const name = baseName(uri);
  try {
    const { size, type } = await vscode.workspace.fs.stat(uri);
    checkImageFile(name, { size, isFolder: (type & vscode.FileType.Directory) !== 0 });
    return await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    const folder = vscode.Uri.joinPath(uri, '..').toString(true);
    throw imageFileProblem({ name, folder }, error);
  }
}
