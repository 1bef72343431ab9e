import * as vscode from 'vscode';
import { TEST_FILES } from '../../node/datasets/mnistFiles';
import type { SyntheticSource } from '../../node/datasets/syntheticFiles';
import { DatasetThread } from '../../node/datasets/datasetThread';
import { isThere } from '../files/isThere';

/**
 * Path of a folder in the extension's storage with the test images of synthetic digits, as files for a view that shows
 * files. They are made once for each version of Digit Lab, which may draw otherwise than the one before.
 *
 * @throws UserError if they cannot be written
 */
export async function syntheticTestFolder(
  source: SyntheticSource,
  { extension, extensionUri, globalStorageUri }: vscode.ExtensionContext,
): Promise<string> {
  const { version } = extension.packageJSON as { readonly version: string };
  const all = vscode.Uri.joinPath(globalStorageUri, 'synthetic-digits');
  const ofVersion = vscode.Uri.joinPath(all, version);
  const folder = vscode.Uri.joinPath(ofVersion, String(source.testImages));
  // Written last.
  if (await isThere(vscode.Uri.joinPath(folder, TEST_FILES.labels))) return folder.fsPath;
  if (!(await isThere(ofVersion)) && (await isThere(all))) {
    await vscode.workspace.fs.delete(all, { recursive: true });
  }
  const thread = new DatasetThread(vscode.Uri.joinPath(extensionUri, 'dist').fsPath);
  try {
    await thread.write(source, folder.fsPath);
  } finally {
    thread.dispose();
  }
  return folder.fsPath;
}
