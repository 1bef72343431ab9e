import * as vscode from 'vscode';

/** Path of the folder that *Install Native Training Engine* installs to, whether or not anything is there. */
export function nativeFolder({ globalStorageUri }: vscode.ExtensionContext): string {
  return vscode.Uri.joinPath(globalStorageUri, 'native').fsPath;
}
