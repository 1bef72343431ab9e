import * as vscode from 'vscode';
import { besideSynthetic, type Additions } from '../../ml/data/additions';
import { DEFAULT_AUGMENTATION } from '../../ml/data/augmentation';
import type { ArchitectureName } from '../../ml/models/layerSpec';
import { defaultConfiguration, fineTuningConfiguration } from '../../ml/training/defaults';
import type { DatasetSource, TrainingJob } from '../../protocol/training';
import type { DatasetChoice } from '../dataset/datasetChoice';
import { nativeFolder } from '../native/nativeFolder';
import type { ModelEntry } from '../models/currentModel';
import type { TrainingRequest } from './trainingRequest';

/**
 * What MNIST is trained with besides its own images, so that the model reads drawings as well, of hands that MNIST has
 * none of, and refuses what is no digit.
 */
const BESIDE_MNIST: Additions = {
  baseRepeats: 1,
  drawingVariants: 1,
  cutDigits: 0,
  syntheticDigits: 10_000,
  typesetDigits: 0,
  typesetLetters: 0,
  nonDigits: 6_000,
};

/** Of what is generated beside a dataset. It is the same each time, so that models can be compared. */
const SEED = 20_261;

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
  const { engine, workers, augmentation, epochs, batchSize, learningRate, seed } = request;
  const usual =
    start === null ? defaultConfiguration(architecture) : fineTuningConfiguration(start.files.card);
  const validationSplit = request.validationSplit ?? usual.validationSplit;
  return {
    architecture,
    from: start?.folder,
    dataset: { ...dataset, additions: additionsTo(request.dataset, ownDigits, validationSplit) },
    configuration: {
      ...usual,
      epochs,
      batchSize,
      learningRate: learningRate ?? usual.learningRate,
      validationSplit,
      augmentation: augmentation ? (usual.augmentation ?? DEFAULT_AUGMENTATION) : null,
      seed,
    },
    engine,
    workers,
    // A native engine that was installed for the extension, then one that was linked in a checkout.
    nativeFolders: [nativeFolder(context), vscode.Uri.joinPath(context.extensionUri, '.native').fsPath],
    output,
  };
}

/** What is trained on besides a dataset's own images, which a folder's are trained on without. */
function additionsTo(
  dataset: DatasetChoice,
  myDigits: string | undefined,
  validationShare: number,
): DatasetSource['additions'] {
  const generated = { strokes: null, fonts: [], seed: SEED, validationShare };
  switch (dataset.kind) {
    case 'mnist':
      return { ...BESIDE_MNIST, ...generated, myDigits };
    case 'synthetic':
      return { ...besideSynthetic(dataset.trainingImages), ...generated };
    case 'folder':
      return undefined;
  }
}
