import * as v from 'valibot';
import * as vscode from 'vscode';
import { UserError } from '../../ml/userError';
import type { DatasetOverview } from '../../protocol/dataset';
import type { DatasetSource } from '../../protocol/training';
import { percent } from '../../ml/figures';
import type { Notices } from '../notices';
import { Questions } from '../questions';
import { askForDataset, datasetChoice, type DatasetChoice } from './datasetChoice';
import { DatasetPanel } from './datasetPanel';
import { prepareDataset } from './prepareDataset';

/** What Show Dataset may be called with, to run without asking. */
const showRequest = v.nullish(v.strictObject({ dataset: datasetChoice }));

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
  const request = v.safeParse(showRequest, argument);
  if (!request.success) {
    throw new UserError(
      'Show Dataset was called with something that it does not know. Pass, for example, {"dataset": {"kind": "mnist"}}.',
      { cause: new Error(v.summarize(request.issues)) },
    );
  }
  const choice = request.output?.dataset ?? (await ask());
  if (choice === null) return null;
  const source = await prepareWithProgress(choice, context.globalState);
  const title = source.kind === 'folder' ? source.name : 'Synthetic Digits';
  const content = await new DatasetPanel(context.extensionUri, source, title, notices).content;
  return content.type === 'dataset' ? content.overview : null;
}

async function ask(): Promise<DatasetChoice | null> {
  const questions = new Questions();
  try {
    return await askForDataset(questions, { title: 'Show Dataset' });
  } finally {
    questions.dispose();
  }
}

/** As `prepareDataset`, with a notification while MNIST is downloaded. */
export async function prepareWithProgress(
  choice: DatasetChoice,
  state: vscode.Memento,
): Promise<DatasetSource> {
  if (choice.kind !== 'mnist') return prepareDataset(choice, state);
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: 'Digit Lab: MNIST', cancellable: true },
    (progress, token) => {
      const stop = new AbortController();
      token.onCancellationRequested(() => stop.abort());
      const onDownload = (done: number) => progress.report({ message: `downloading, ${percent(done, 0)}` });
      return prepareDataset(choice, state, { onDownload, signal: stop.signal });
    },
  );
}
