import * as vscode from 'vscode';
import { UserError } from '../../ml/userError';
import { checkImageFile, imageFileProblem } from '../../node/files/imageFile';
import type { FileContent } from '../../protocol/reader';
import { baseName } from './baseName';

/**
 * An image file, or a file of images, as an image reader takes it. Of a file on the extension host's own disk this is the path:
 * the reader's thread reads it itself, so that thousands of files go neither through the extension host nor through the
 * window, which VS Code's file system asks each time.
 * @throws UserError if it lies on the web, VS Code knows of no such file, it is a folder or too large, or it cannot be read
 */
export async function fileContent(uri: vscode.Uri): Promise<FileContent> {
  if (uri.scheme === 'file') return uri.fsPath;
  if (uri.scheme === 'http' || uri.scheme === 'https') {
    throw new UserError(
      'This image is on the web. Save it as a file, or copy it and paste it onto the drawing pad.',
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
