import * as vscode from 'vscode';
import { UserError } from '../../ml/userError';
import { writeFileAtomic } from '../../node/files/atomicFile';
import { baseName } from './baseName';
import { homeFolder } from '../node/homeFolder';

/** A file to be saved where the user says. */
export interface FileToSave {
  readonly title: string;
  /** What the dialog's button says: "Save", unless it is said. */
  readonly saveLabel?: string;
  /** A name to begin with, with its ending. */
  readonly name: string;
  /** Kinds of files: from a name for each to its endings. */
  readonly filters: Readonly<Record<string, string[]>>;
  readonly bytes: Uint8Array;
}

/**
 * Asks where to save a file, suggesting the first folder of the workspace or else the home folder, and saves it there.
 * @returns the file, or `null` if the user cancelled
 * @throws UserError if it cannot be written; a file that was there stays as it was
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

/** Replaces a file as a whole, in any file system that VS Code knows: nobody ever reads half of it. */
export async function writeBesideAndRename(uri: vscode.Uri, bytes: Uint8Array): Promise<void> {
  try {
    // VS Code's own rename would replace a link by a file, and lose the permissions of the file that was there.
    if (uri.scheme === 'file') await writeFileAtomic(uri.fsPath, bytes);
    else await renameElsewhere(uri, bytes);
  } catch (cause) {
    throw new UserError(
      `"${baseName(uri)}" could not be saved. Check that you can write to its folder and that no other program has it ` +
        'open, or choose another place.',
      { cause },
    );
  }
}

async function renameElsewhere(uri: vscode.Uri, bytes: Uint8Array): Promise<void> {
  // Its name does not contain that of the file, which may be as long as names can be.
  const beside = vscode.Uri.joinPath(uri, '..', `.${crypto.randomUUID()}.tmp`);
  try {
    await vscode.workspace.fs.writeFile(beside, bytes);
    await vscode.workspace.fs.rename(beside, uri, { overwrite: true });
  } catch (cause) {
    await vscode.workspace.fs.delete(beside).then(undefined, () => undefined);
    throw cause;
  }
}
