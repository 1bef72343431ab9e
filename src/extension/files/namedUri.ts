import * as vscode from 'vscode';
import { UserError } from '../../ml/userError';
import { homeFolder } from '../node/homeFolder';

/**
 * The URI of a file or folder that somebody named in a setting, a keybinding or a task: an absolute path, one from the
 * user's own folder (`~/`), one from the workspace, or a URI.
 * @throws UserError if it is a path from the workspace, and no folder is open
 */
export function namedUri(name: string): vscode.Uri {
  // One letter and a colon begin a path of Windows.
  if (/^[a-z][a-z0-9+.-]+:\//i.test(name)) return vscode.Uri.parse(name);
  if (/^~([/\\]|$)/.test(name)) return vscode.Uri.joinPath(vscode.Uri.file(homeFolder()), name.slice(1));
  const isAbsolute = /^([/\\]|[a-z]:[/\\])/i.test(name);
  return isAbsolute ? vscode.Uri.file(name) : inWorkspace(name);
}

/** In its first folder, unless the path begins with the name of another one, as VS Code writes paths where it has several. */
function inWorkspace(path: string): vscode.Uri {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const [first] = folders;
  if (first === undefined) {
    throw new UserError(
      `"${path}" is relative to the workspace, and no folder is open. Open one, or give an absolute path.`,
    );
  }
  const named = folders.length > 1 ? folders.find(({ name }) => path.startsWith(`${name}/`)) : undefined;
  return named === undefined
    ? vscode.Uri.joinPath(first.uri, path)
    : vscode.Uri.joinPath(named.uri, path.slice(named.name.length));
}
