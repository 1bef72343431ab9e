import * as vscode from 'vscode';
import { DEFAULT_AUGMENTATION } from '../../ml/data/augmentation';
import { defaultConfiguration } from '../../ml/training/defaults';
import type { DatasetSource, TrainingJob } from '../../protocol/training';
import { nativeFolder } from '../native/nativeFolder';
import type { TrainingRequest } from './trainingRequest';

/**
 * What MNIST is trained with besides its own images, so that the model reads drawings as well, of hands that MNIST has
 * none of, and refuses what is no digit. The seed is the same each time, so that models can be compared.
 */
const BESIDE_MNIST = {
  strokes: null,
  fonts: [],
  drawingVariants: 1,
  syntheticDigits: 10_000,
  typesetDigits: 0,
  typesetLetters: 0,
  nonDigits: 6_000,
  seed: 20_261,
};

/** What a training works on. */
export interface TrainingFolders {
  readonly dataset: DatasetSource;
  /** Path of the folder of the user's own digits, if they are trained on beside MNIST. */
  readonly ownDigits: string | undefined;
  /** Path of the folder that gets the finished model. */
  readonly output: string;
}

/** Everything that the trainer's process needs to know. */
export function trainingJob(
  request: TrainingRequest,
  { dataset, ownDigits, output }: TrainingFolders,
  context: vscode.ExtensionContext,
): TrainingJob {
  const { architecture, engine, workers, augmentation } = request;
  const { epochs, batchSize, learningRate, validationSplit, seed } = request;
  const usual = defaultConfiguration(architecture);
  return {
    architecture,
    dataset:
      request.dataset.kind === 'mnist'
        ? {
            ...dataset,
            additions: { ...BESIDE_MNIST, myDigits: ownDigits, validationShare: validationSplit },
          }
        : dataset,
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
