import * as vscode from 'vscode';

/** The folder of the extension with its bundles, for this process, its threads and its webviews. */
export function distFolder(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist');
}
