import * as v from 'valibot';
import * as vscode from 'vscode';
import { UserError } from '../../ml/userError';
import { findEvaluationImages } from '../../node/datasets/idxFolder';
import { askForFileDataset, fileDatasetChoice, type FileDatasetChoice } from '../dataset/datasetChoice';
import { prepareWithProgress } from '../dataset/showDataset';
import { Questions } from '../questions';
import type { IdxEditors } from './idxEditors';

/** What Show Mistakes may be called with, to run without asking. */
const mistakesRequest = v.optional(v.strictObject({ dataset: fileDatasetChoice }));

/**
 * Show Mistakes: lets the user choose a dataset, opens its test images (its training images if it has no others) and has
 * the model in use read them, which shows its mistakes first. Ends when all are read.
 *
 * @param argument `{"dataset": {"kind": "mnist" | "folder", …}}` takes that one
 * @throws UserError if MNIST cannot be downloaded, the folder holds no dataset, or `argument` is something else
 */
export async function showMistakes(
  argument: unknown,
  state: vscode.Memento,
  editors: IdxEditors,
): Promise<void> {
  const request = v.safeParse(mistakesRequest, argument);
  if (!request.success) {
    throw new UserError(
      'Show Mistakes was called with something that it does not know. Pass, for example, {"dataset": {"kind": "mnist"}}.',
      { cause: new Error(v.summarize(request.issues)) },
    );
  }
  const choice = request.output?.dataset ?? (await ask());
  if (choice === null) return;
  const source = await prepareWithProgress(choice, state);
  if (source.kind !== 'folder') return;
  await editors.read(vscode.Uri.file(await findEvaluationImages(source.path)));
}

async function ask(): Promise<FileDatasetChoice | null> {
  const questions = new Questions();
  try {
    return await askForFileDataset(questions, { title: 'Show Mistakes' });
  } finally {
    questions.dispose();
  }
}
