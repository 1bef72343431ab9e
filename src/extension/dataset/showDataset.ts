import type * as vscode from 'vscode';
import type { DatasetOverview } from '../../protocol/dataset';
import type { Notices } from '../notices';
import { askForDatasetAlone, datasetRequest } from './datasetChoice';
import { DatasetPanel } from './datasetPanel';
import { prepareWithProgress } from './prepareDataset';

const TITLE = 'Show Dataset';

/**
 * Show Dataset: lets the user choose a dataset and opens a view of it.
 *
 * @param argument `{"dataset": {"kind": "mnist" | "folder" | "synthetic", …}}` shows that one
 * @returns what the view shows; `null` if none was chosen or it could not be read, which the view then says
 * @throws UserError if MNIST cannot be downloaded, or `argument` is something else
 */
export async function showDataset(
  argument: unknown,
  context: vscode.ExtensionContext,
  notices: Notices,
): Promise<DatasetOverview | null> {
  const choice = datasetRequest(TITLE, argument) ?? (await askForDatasetAlone(TITLE));
  if (choice === null) return null;
  const source = await prepareWithProgress(choice, context.globalState);
  const title = source.kind === 'folder' ? source.name : 'Synthetic Digits';
  const content = await new DatasetPanel(context.extensionUri, source, title, notices).content;
  return content.type === 'dataset' ? content.overview : null;
}
