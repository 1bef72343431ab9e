import * as vscode from 'vscode';
import { ADDITIONS_SEED, besideSynthetic, type Additions } from '../../ml/data/additions';
import type { ArchitectureName } from '../../ml/models/layerSpec';
import { chosenConfiguration } from '../../ml/training/chosenConfiguration';
import type { DatasetSource, TrainingJob } from '../../protocol/training';
import type { DatasetChoice } from '../dataset/datasetChoice';
import { nativeFolder } from '../native/nativeFolder';
import type { ModelEntry } from '../models/currentModel';
import type { TrainingRequest } from './trainingRequest';

/**
 * What is added to MNIST's own images, so that the model also reads drawings, in styles of writing that MNIST lacks, and
 * refuses what is no digit.
 */
export const BESIDE_MNIST: Additions = {
  baseRepeats: 1,
  drawingVariants: 1,
  cutDigits: 0,
  syntheticDigits: 10_000,
  typesetDigits: 0,
  typesetLetters: 0,
  nonDigits: 6_000,
};

/** What a training works on. */
export interface TrainingMaterial {
  readonly architecture: ArchitectureName;
  /** The model to fine-tune. */
  readonly start: ModelEntry | null;
  readonly dataset: DatasetSource;
  /** Path of the folder of the user's own digits, if they are trained on beside MNIST. */
  readonly ownDigits: string | undefined;
  /** Path of the folder that gets the finished model. */
  readonly output: string;
}

/**
 * Everything that the trainer's process needs to know. Fine-tuning keeps the validation split of the model that it starts
 * from, unless another one is asked for. On MNIST, both are then validated on the same images, and trained on none of
 * them.
 */
export function trainingJob(
  request: TrainingRequest,
  { architecture, start, dataset, ownDigits, output }: TrainingMaterial,
  context: vscode.ExtensionContext,
): TrainingJob {
  const { engine, workers, augmentation, ...chosen } = request;
  return {
    architecture,
    from: start?.folder,
    dataset: { ...dataset, additions: additionsTo(request.dataset, ownDigits) },
    configuration: chosenConfiguration(architecture, start?.files.card ?? null, {
      ...chosen,
      augment: augmentation,
    }),
    engine,
    workers,
    nativeFolders: nativeFolders(context),
    output,
  };
}

/** Where a native engine may be: installed by the extension or, in a checkout, linked or rebuilt by npm. */
function nativeFolders(context: vscode.ExtensionContext): string[] {
  const { extensionUri } = context;
  return [nativeFolder(context), vscode.Uri.joinPath(extensionUri, '.native').fsPath, extensionUri.fsPath];
}

/** What is added to a dataset's own images; nothing to those of a folder. */
function additionsTo(dataset: DatasetChoice, myDigits: string | undefined): DatasetSource['additions'] {
  const generated = { strokes: null, fonts: [], seed: ADDITIONS_SEED };
  switch (dataset.kind) {
    case 'mnist':
      return { ...BESIDE_MNIST, ...generated, myDigits };
    case 'synthetic':
      return { ...besideSynthetic(dataset.trainingImages), ...generated };
    case 'folder':
      return undefined;
  }
}
