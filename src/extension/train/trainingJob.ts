import * as vscode from 'vscode';
import { DEFAULT_AUGMENTATION } from '../../ml/data/augmentation';
import { defaultConfiguration } from '../../ml/training/defaults';
import type { DatasetSource, TrainingJob } from '../../protocol/training';
import type { TrainingRequest } from './trainingRequest';

/**
 * Everything that the trainer's process needs to know.
 * @param output path of the folder that gets the finished model
 */
export function trainingJob(
  request: TrainingRequest,
  dataset: DatasetSource,
  output: string,
  context: vscode.ExtensionContext,
): TrainingJob {
  const { architecture, engine, workers, augmentation } = request;
  const { epochs, batchSize, learningRate, validationSplit, seed } = request;
  const usual = defaultConfiguration(architecture);
  return {
    architecture,
    dataset,
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
    nativeFolders: [
      vscode.Uri.joinPath(context.globalStorageUri, 'native').fsPath,
      vscode.Uri.joinPath(context.extensionUri, '.native').fsPath,
    ],
    output,
  };
}
