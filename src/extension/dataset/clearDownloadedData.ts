import * as v from 'valibot';
import * as vscode from 'vscode';
import { UserError } from '../../ml/userError';
import { cacheFolder } from '../../node/datasets/cacheFolder';
import { clearMnist, mnistFolder } from '../../node/datasets/mnist';
import type { Notices } from '../notices';

/** What Clear Downloaded Data may be called with, to run without asking. */
const confirmed = v.object({ confirmed: v.literal(true) });

/**
 * Clear Downloaded Data: removes the cached MNIST after asking. Models stay.
 * @returns whether anything was removed
 * @throws UserError if it cannot be looked into or removed
 */
export async function clearDownloadedData(argument: unknown, notices: Notices): Promise<boolean> {
  const cache = cacheFolder();
  const bytes = await sizeOf(vscode.Uri.file(mnistFolder(cache)));
  if (bytes === 0) {
    notices.tell({
      level: 'information',
      message: 'Nothing has been downloaded, so there is nothing to clear.',
    });
    return false;
  }
  const megabytes = `${Math.max(1, Math.round(bytes / 1_000_000))} MB`;
  if (!v.is(confirmed, argument) && !(await mayClear(megabytes))) return false;
  await clearMnist(cache);
  notices.tell({ level: 'information', message: `MNIST was removed, which freed ${megabytes}.` });
  return true;
}

async function mayClear(megabytes: string): Promise<boolean> {
  const chosen = await vscode.window.showWarningMessage(
    `Remove the downloaded MNIST dataset (${megabytes})?`,
    { modal: true, detail: 'Your models are kept. Training on MNIST will download it again.' },
    'Remove',
  );
  return chosen === 'Remove';
}

/** Bytes in a folder's files; 0 if there is no such folder. @throws UserError if it cannot be looked into */
async function sizeOf(folder: vscode.Uri): Promise<number> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    const stats = entries.map(([name]) => vscode.workspace.fs.stat(vscode.Uri.joinPath(folder, name)));
    return (await Promise.all(stats)).reduce((total, { size }) => total + size, 0);
  } catch (cause) {
    if ((cause as { readonly code?: unknown } | null)?.code === 'FileNotFound') return 0;
    throw new UserError(
      `The folder ${folder.fsPath} cannot be read. Check that you can open it and its files, then try again.`,
      { cause },
    );
  }
}
