import * as vscode from 'vscode';
import { thousands } from '../../ml/figures';
import { findEvaluationImages } from '../../node/datasets/idxFolder';
import {
  askForDatasetAlone,
  datasetRequest,
  type DatasetChoice,
  type DatasetItem,
} from '../dataset/datasetChoice';
import { prepareWithProgress } from '../dataset/prepareDataset';
import { syntheticTestFolder } from '../dataset/syntheticTestFolder';
import type { MyDigits } from '../myDigits/myDigits';
import { ownDigitsItems } from '../myDigits/ownDigitsItems';
import type { IdxEditors } from './idxEditors';

const TITLE = 'Show Mistakes';

/** What Show Mistakes needs of the extension around it. */
export interface MistakesSurroundings {
  readonly context: vscode.ExtensionContext;
  readonly editors: IdxEditors;
  readonly myDigits: MyDigits;
}

/**
 * Show Mistakes: lets the user choose a dataset, opens its test images (its training images if it has no others) and has
 * the model in use read them, which shows its mistakes first. Ends when all are read.
 *
 * @param argument `{"dataset": {"kind": "mnist" | "folder" | "synthetic", …}}` takes that one
 * @throws UserError if MNIST cannot be downloaded, the folder holds no dataset, or `argument` is something else
 */
export async function showMistakes(
  argument: unknown,
  { context, editors, myDigits }: MistakesSurroundings,
): Promise<void> {
  const choice = datasetRequest(TITLE, argument) ?? (await ask(myDigits));
  if (choice === null) return;
  const source = await prepareWithProgress(choice, context.globalState);
  const folder = source.kind === 'folder' ? source.path : await syntheticTestFolder(source, context);
  await editors.read(vscode.Uri.file(await findEvaluationImages(folder)));
}

async function ask(myDigits: MyDigits): Promise<DatasetChoice | null> {
  const items = await ownDigitsItems(myDigits, (count) => ownDigits(count, myDigits));
  return askForDatasetAlone(TITLE, { items, areFirst: false });
}

function ownDigits(count: number, { folder }: MyDigits): DatasetItem {
  return {
    label: '$(database) My Digits',
    detail:
      count === 1
        ? 'The digit that you kept on the drawing pad.'
        : `The ${thousands(count)} digits that you kept on the drawing pad.`,
    choose: () => Promise.resolve({ kind: 'folder', path: folder.fsPath }),
  };
}
