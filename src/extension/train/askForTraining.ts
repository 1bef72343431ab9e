import * as vscode from 'vscode';
import { architectureOf } from '../../ml/models/architectures';
import { ARCHITECTURES, type ArchitectureName } from '../../ml/models/layerSpec';
import { countParameters } from '../../ml/models/shapes';
import { askForDataset } from '../dataset/datasetChoice';
import { count } from '../figures';
import type { TrainingRequest } from './trainingRequest';
import { epochsProblem, readTrainingSettings } from './trainingSettings';

/**
 * Asks for model, dataset and epochs, with the usual answers preset; the rest comes from the settings.
 * @returns `null` if the user stopped answering
 * @throws UserError if a setting is out of its range
 */
export async function askForTraining(): Promise<TrainingRequest | null> {
  const settings = readTrainingSettings();
  const architecture = await askForArchitecture();
  if (architecture === null) return null;
  const dataset = await askForDataset('Train Model (2 of 3): Dataset');
  if (dataset === null) return null;
  const epochs = await askForEpochs(settings.epochs);
  return epochs === null ? null : { ...settings, architecture, dataset, epochs };
}

async function askForArchitecture(): Promise<ArchitectureName | null> {
  const items = ARCHITECTURES.map((name) => {
    const { description, layers } = architectureOf(name);
    return {
      name,
      label: name,
      description: `${count(countParameters(layers).total)} parameters`,
      detail: description,
    };
  });
  const item = await vscode.window.showQuickPick(items, {
    title: 'Train Model (1 of 3): Model',
    placeHolder: 'Which network shall be trained?',
  });
  return item?.name ?? null;
}

async function askForEpochs(preset: number): Promise<number | null> {
  const text = await vscode.window.showInputBox({
    title: 'Train Model (3 of 3): Epochs',
    prompt: 'The most passes over the training images; training ends earlier when it stops getting better.',
    value: String(preset),
    validateInput: epochsProblem,
  });
  return text === undefined ? null : Number(text);
}
