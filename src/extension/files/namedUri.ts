import * as vscode from 'vscode';
import { homeFolder } from '../node/homeFolder';

/**
 * The URI of a file or folder that somebody named in a setting, a keybinding or a task: an absolute path, one from the
 * user's own folder (`~/`), one from the workspace's first folder, or a URI.
 */
export function namedUri(name: string): vscode.Uri {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(name)) return vscode.Uri.parse(name);
  if (/^~([/\\]|$)/.test(name)) return vscode.Uri.joinPath(vscode.Uri.file(homeFolder()), name.slice(1));
  const isAbsolute = /^([/\\]|[a-z]:[/\\])/i.test(name);
  const folder = vscode.workspace.workspaceFolders?.[0];
  return isAbsolute || folder === undefined ? vscode.Uri.file(name) : vscode.Uri.joinPath(folder.uri, name);
}
