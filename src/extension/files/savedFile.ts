import * as vscode from 'vscode';
import { UserError } from '../../ml/userError';
import { writeFileAtomic } from '../../node/files/atomicFile';
import { baseName } from './baseName';
import { homeFolder } from '../node/homeFolder';

/** A file that the user is to say the place of. */
export interface FileToSave {
  readonly title: string;
  /** What the dialog's button says: "Save", unless it is said. */
  readonly saveLabel?: string;
  /** A name to begin with, with its ending. */
  readonly name: string;
  /** From what a kind of file is called to its endings. */
  readonly filters: Readonly<Record<string, string[]>>;
  readonly bytes: Uint8Array;
}

/**
 * Asks where to save a file, in the first folder of the workspace to begin with, or the user's own, and saves it there.
 * @returns the file, or `null` if the user named no place
 * @throws UserError if it cannot be written; what was there before then stays
 */
export async function saveFile({
  title,
  saveLabel,
  name,
  filters,
  bytes,
}: FileToSave): Promise<vscode.Uri | null> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(homeFolder());
  const uri = await vscode.window.showSaveDialog({
    title,
    ...(saveLabel === undefined ? {} : { saveLabel }),
    filters: { ...filters },
    defaultUri: vscode.Uri.joinPath(folder, name),
  });
  if (uri === undefined) return null;
  await writeBesideAndRename(uri, bytes);
  return uri;
}

/** In any file system that VS Code knows, also one far away: a reader finds the old file or the whole of the new one. */
export async function writeBesideAndRename(uri: vscode.Uri, bytes: Uint8Array): Promise<void> {
  try {
    // VS Code's own way would put a file in the place of a link, and let everybody read what only its owner might.
    if (uri.scheme === 'file') await writeFileAtomic(uri.fsPath, bytes);
    else await renameElsewhere(uri, bytes);
  } catch (cause) {
    throw new UserError(
      `"${baseName(uri)}" could not be saved. Check that you may write in its folder and that no other program has it ` +
        'open, or choose another place.',
      { cause },
    );
  }
}

async function renameElsewhere(uri: vscode.Uri, bytes: Uint8Array): Promise<void> {
  // Not called after the file, whose name may be as long as a name can be.
  const beside = vscode.Uri.joinPath(uri, '..', `.${crypto.randomUUID()}.tmp`);
  try {
    await vscode.workspace.fs.writeFile(beside, bytes);
    await vscode.workspace.fs.rename(beside, uri, { overwrite: true });
  } catch (cause) {
    await vscode.workspace.fs.delete(beside).then(undefined, () => undefined);
    throw cause;
  }
}
