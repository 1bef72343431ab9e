import { architectureOf } from '../../ml/models/architectures';
import { ARCHITECTURES, type ArchitectureName } from '../../ml/models/layerSpec';
import { countParameters } from '../../ml/models/shapes';
import { askForDataset } from '../dataset/datasetChoice';
import { count } from '../figures';
import { Questions } from '../questions';
import type { TrainingRequest } from './trainingRequest';
import { epochsProblem, readTrainingSettings } from './trainingSettings';

const TITLE = 'Train Model';
const STEPS = 3;

/**
 * Asks for model, dataset and epochs, with the usual answers preset; the rest comes from the settings.
 * @returns `null` if the user stopped answering
 * @throws UserError if a setting is out of its range
 */
export async function askForTraining(): Promise<TrainingRequest | null> {
  const settings = readTrainingSettings();
  const questions = new Questions();
  try {
    const architecture = await askForArchitecture(questions);
    if (architecture === null) return null;
    const dataset = await askForDataset(questions, { title: TITLE, step: 2, totalSteps: STEPS });
    if (dataset === null) return null;
    const epochs = await askForEpochs(questions, settings.epochs);
    return epochs === null ? null : { ...settings, architecture, dataset, epochs };
  } finally {
    questions.dispose();
  }
}

async function askForArchitecture(questions: Questions): Promise<ArchitectureName | null> {
  const items = ARCHITECTURES.map((name) => {
    const { description, layers } = architectureOf(name);
    const parameters = countParameters(layers).total;
    return { name, label: name, description: `${count(parameters)} parameters`, detail: description };
  });
  const question = { title: TITLE, step: 1, totalSteps: STEPS, placeholder: 'Which network?' };
  return (await questions.pick(question, items))?.name ?? null;
}

async function askForEpochs(questions: Questions, preset: number): Promise<number | null> {
  const text = await questions.type(
    { title: TITLE, step: 3, totalSteps: STEPS, placeholder: 'How many epochs?' },
    String(preset),
    'The most epochs: passes over the training images. Training ends earlier when it stops getting better.',
    epochsProblem,
  );
  return text === null ? null : Number(text);
}
