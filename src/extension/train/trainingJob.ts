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
 * What MNIST is trained with besides its own images, so that the model reads drawings as well, of hands that MNIST has
 * none of, and refuses what is no digit.
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
 * Everything that the trainer's process needs to know. Fine-tuning keeps the share of images for validation that its
 * start was trained with, unless it is asked for another one: MNIST's are then the same, which neither of the two has been
 * trained on.
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

/** A native engine that was installed for the extension; then, in a checkout, one that was linked, or that npm rebuilt. */
function nativeFolders(context: vscode.ExtensionContext): string[] {
  const { extensionUri } = context;
  return [nativeFolder(context), vscode.Uri.joinPath(extensionUri, '.native').fsPath, extensionUri.fsPath];
}

/** What is trained on besides a dataset's own images, which a folder's are trained on without. */
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
