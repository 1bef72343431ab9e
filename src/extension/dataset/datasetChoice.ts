import * as v from 'valibot';
import * as vscode from 'vscode';
import type { Question, Questions } from '../questions';

const images = (least: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(200_000));

/** A dataset as people choose it; MNIST is still to be downloaded and paths to be resolved. */
export const datasetChoice = v.variant('kind', [
  v.strictObject({
    kind: v.literal('mnist'),
    /** Whether it may be downloaded without asking. */
    download: v.optional(v.boolean(), false),
    /** Whether the user's own digits are added to what is trained on. */
    myDigits: v.optional(v.boolean(), false),
  }),
  v.strictObject({
    kind: v.literal('folder'),
    /** Absolute, or from the workspace's first folder. */
    path: v.pipe(v.string(), v.nonEmpty()),
  }),
  v.strictObject({
    kind: v.literal('synthetic'),
    trainingImages: v.optional(images(100), 20_000),
    testImages: v.optional(images(10), 2_000),
  }),
]);

export type DatasetChoice = v.InferOutput<typeof datasetChoice>;

/** A dataset to choose, or a way to one. */
export interface DatasetItem extends vscode.QuickPickItem {
  readonly choose: () => Promise<DatasetChoice | null>;
}

/**
 * Lets the user choose a dataset.
 * @param more what is offered besides, after MNIST
 * @returns `null` if none was chosen
 */
export async function askForDataset(
  questions: Questions,
  place: Omit<Question, 'placeholder'>,
  more: readonly DatasetItem[] = [],
): Promise<DatasetChoice | null> {
  const items: DatasetItem[] = [
    {
      label: '$(database) MNIST',
      detail: '60,000 handwritten digits to train on and 10,000 to test with; 11 MB to download, once.',
      choose: () => Promise.resolve({ kind: 'mnist', download: false, myDigits: false }),
    },
    ...more,
    {
      label: '$(wand) Synthetic Digits',
      detail: '20,000 digits that Digit Lab draws itself. Needs no network.',
      choose: () => Promise.resolve({ kind: 'synthetic', trainingImages: 20_000, testImages: 2_000 }),
    },
    {
      label: '$(folder-opened) Choose a Folder…',
      detail: "A dataset of your own: IDX files with MNIST's names, plain or gzipped.",
      choose: chooseFolder,
    },
  ];
  const own = ownDatasetPath();
  if (own !== '') {
    items.splice(-1, 0, {
      label: `$(folder) ${own}`,
      detail: 'The folder in the setting digitLab.dataset.path.',
      choose: () => Promise.resolve({ kind: 'folder', path: own }),
    });
  }
  const item = await questions.pick({ ...place, placeholder: 'Which digits?' }, items);
  return (await item?.choose()) ?? null;
}

/** The setting `digitLab.dataset.path`; empty if it is not set. */
function ownDatasetPath(): string {
  return vscode.workspace.getConfiguration('digitLab.dataset').get<string>('path', '').trim();
}

async function chooseFolder(): Promise<DatasetChoice | null> {
  const uris = await vscode.window.showOpenDialog({
    title: 'Choose a Folder of IDX Files',
    openLabel: 'Choose',
    canSelectFiles: false,
    canSelectFolders: true,
  });
  const uri = uris?.[0];
  return uri === undefined
    ? null
    : { kind: 'folder', path: uri.scheme === 'file' ? uri.fsPath : uri.toString() };
}
