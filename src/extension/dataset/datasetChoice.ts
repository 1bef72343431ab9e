import * as v from 'valibot';
import * as vscode from 'vscode';
import { STANDARD_SYNTHETIC } from '../../ml/data/standardSynthetic';
import { thousands } from '../../ml/figures';
import { UserError } from '../../ml/userError';
import { Questions, type Question } from '../questions';

const images = (least: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(200_000));

const mnist = v.strictObject({
  kind: v.literal('mnist'),
  /** Whether it may be downloaded without asking. */
  download: v.optional(v.boolean(), false),
  /** Whether the user's own digits are added to what is trained on. */
  myDigits: v.optional(v.boolean(), false),
});

const folder = v.strictObject({
  kind: v.literal('folder'),
  /** Absolute, from the user's own folder (`~/`), or from the workspace; or a URI. */
  path: v.pipe(v.string(), v.nonEmpty()),
});

/** A dataset as people choose it; MNIST is still to be downloaded and paths to be resolved. */
export const datasetChoice = v.variant('kind', [
  mnist,
  folder,
  v.strictObject({
    kind: v.literal('synthetic'),
    trainingImages: v.optional(images(100), STANDARD_SYNTHETIC.trainingImages),
    testImages: v.optional(images(10), STANDARD_SYNTHETIC.testImages),
  }),
]);

export type DatasetChoice = v.InferOutput<typeof datasetChoice>;

/** What a command that shows a dataset may be called with, to run without asking. */
const request = v.nullish(v.strictObject({ dataset: datasetChoice }));

/**
 * The dataset that such a command was called with, or `null` if it is to ask.
 * @param command its title
 * @throws UserError if `argument` is something else
 */
export function datasetRequest(command: string, argument: unknown): DatasetChoice | null {
  const result = v.safeParse(request, argument);
  if (result.success) return result.output?.dataset ?? null;
  throw new UserError(
    `${command} was called with an unknown argument. Pass, for example, {"dataset": {"kind": "mnist"}}.`,
    { cause: new Error(v.summarize(result.issues)) },
  );
}

/** A dataset to choose, or a way to one. */
export interface DatasetItem extends vscode.QuickPickItem {
  readonly choose: () => Promise<DatasetChoice | null>;
}

/** What is offered beside the datasets that there always are. */
export interface MoreDatasets {
  readonly items: readonly DatasetItem[];
  /** Whether they come before MNIST, so that Enter takes them, rather than after it. */
  readonly areFirst: boolean;
  /** What is said of MNIST after "60,000 handwritten digits"; if left out, that they are to train on and to test with. */
  readonly mnistDetail?: string;
}

const NO_MORE: MoreDatasets = { items: [], areFirst: false };

/** As `askForDataset`, for a command that asks nothing else. @param title the command's */
export async function askForDatasetAlone(title: string, more = NO_MORE): Promise<DatasetChoice | null> {
  const questions = new Questions();
  try {
    return await askForDataset(questions, { title }, more);
  } finally {
    questions.dispose();
  }
}

/** Lets the user choose a dataset. @returns `null` if none was chosen @throws UserError if a setting is of no use */
export async function askForDataset(
  questions: Questions,
  place: Omit<Question, 'placeholder'>,
  more = NO_MORE,
): Promise<DatasetChoice | null> {
  const [first, ...others] = fileItems(more.mnistDetail);
  const { trainingImages, testImages } = STANDARD_SYNTHETIC;
  const synthetic: DatasetItem = {
    label: '$(wand) Synthetic Digits',
    detail: `${thousands(trainingImages)} drawn by Digit Lab to train on and ${thousands(testImages)} to test with; no download.`,
    choose: () => Promise.resolve({ kind: 'synthetic', trainingImages, testImages }),
  };
  const best = more.areFirst ? [...more.items, first] : [first, ...more.items];
  const items: DatasetItem[] = [...best, synthetic, ...others];
  const item = await questions.pick({ ...place, placeholder: 'Which digits?' }, items);
  return (await item?.choose()) ?? null;
}

/** The datasets that lie in files. */
function fileItems(mnistDetail = 'to train on and 10,000 to test with'): [DatasetItem, ...DatasetItem[]] {
  const own = ownDatasetPath();
  return [
    {
      label: '$(database) MNIST',
      detail: `60,000 handwritten digits ${mnistDetail}; 11 MB to download, once.`,
      choose: () => Promise.resolve({ kind: 'mnist', download: false, myDigits: false }),
    },
    ...(own === '' ? [] : [ownDataset(own)]),
    {
      label: '$(folder-opened) Choose a Folder…',
      detail: "A dataset of your own: IDX files with MNIST's names, plain or gzipped.",
      choose: chooseFolder,
    },
  ];
}

function ownDataset(path: string): DatasetItem {
  return {
    label: `$(folder) ${path}`,
    detail: 'The folder in the setting digitLab.dataset.path.',
    choose: () => Promise.resolve({ kind: 'folder', path }),
  };
}

/** The setting `digitLab.dataset.path`; empty if it is not set. @throws UserError if it is no text */
function ownDatasetPath(): string {
  const setting: unknown = vscode.workspace.getConfiguration('digitLab.dataset').get('path');
  if (typeof setting === 'string') return setting.trim();
  throw new UserError(
    'The setting digitLab.dataset.path must be the path of a folder, or empty. Change it in the settings.',
  );
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
