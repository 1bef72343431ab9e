import type * as vscode from 'vscode';

/** The last part of a URI's path, for example "seven.png". */
export function baseName(uri: vscode.Uri): string {
  return uri.path.replace(/\/+$/, '').split('/').pop() ?? uri.path;
}
