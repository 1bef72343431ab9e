import * as vscode from 'vscode';
import { TEST_FILES } from '../../node/datasets/mnistFiles';
import type { SyntheticSource } from '../../node/datasets/syntheticFiles';
import { DatasetThread } from '../../node/datasets/datasetThread';
import { distFolder } from '../distFolder';
import { isThere } from '../files/isThere';

/**
 * Milliseconds that the files of another version are kept: a tab, or a window that has not been reloaded since the update, may
 * still use them.
 */
const KEPT = 30 * 24 * 60 * 60 * 1000;

/**
 * Path of a folder in the extension's storage with the test images of synthetic digits, as files for a view that shows
 * files. They are made once for each version of Digit Lab, as each may draw them differently.
 *
 * @throws UserError if they cannot be written
 */
export async function syntheticTestFolder(
  source: SyntheticSource,
  { extension, extensionUri, globalStorageUri }: vscode.ExtensionContext,
): Promise<string> {
  const { version } = extension.packageJSON as { readonly version: string };
  const all = vscode.Uri.joinPath(globalStorageUri, 'synthetic-digits');
  const folder = vscode.Uri.joinPath(all, version, String(source.testImages));
  // The labels are written last.
  if (await isThere(vscode.Uri.joinPath(folder, TEST_FILES.labels))) return folder.fsPath;
  const thread = new DatasetThread(distFolder(extensionUri).fsPath);
  try {
    await thread.write(source, folder.fsPath);
  } finally {
    thread.dispose();
  }
  await removeOld(all, version);
  return folder.fsPath;
}

/** Removes what other versions made long ago. What cannot be removed is left there: it only takes room. */
async function removeOld(all: vscode.Uri, version: string): Promise<void> {
  const { fs } = vscode.workspace;
  const entries = await fs.readDirectory(all).then(undefined, () => []);
  for (const [name] of entries.filter(([other]) => other !== version)) {
    const folder = vscode.Uri.joinPath(all, name);
    try {
      const { mtime } = await fs.stat(folder);
      if (Date.now() - mtime > KEPT) await fs.delete(folder, { recursive: true });
    } catch {
      // Another window removes it as well, or something has it open.
    }
  }
}
