import { architectureOf } from '../../ml/models/architectures';
import { ARCHITECTURES, type ArchitectureName } from '../../ml/models/layerSpec';
import { countParameters } from '../../ml/models/shapes';
import { NO_DIGITS } from '../../ml/data/ownDigits';
import { askForDataset, type DatasetChoice, type DatasetItem } from '../dataset/datasetChoice';
import { count } from '../figures';
import type { MyDigits } from '../myDigits/myDigits';
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
export async function askForTraining(myDigits: MyDigits): Promise<TrainingRequest | null> {
  const settings = readTrainingSettings();
  const questions = new Questions();
  try {
    const architecture = await askForArchitecture(questions);
    if (architecture === null) return null;
    const dataset = await askForTrainingSet(questions, myDigits);
    if (dataset === null) return null;
    const epochs = await askForEpochs(questions, settings.epochs);
    return epochs === null ? null : { ...settings, architecture, dataset, epochs };
  } finally {
    questions.dispose();
  }
}

async function askForTrainingSet(questions: Questions, myDigits: MyDigits): Promise<DatasetChoice | null> {
  return askForDataset(
    questions,
    { title: TITLE, step: 2, totalSteps: STEPS },
    await ownDigitsItems(myDigits),
  );
}

/** My Digits beside MNIST, if there are any that can be read; Show My Digits tells what is wrong with others. */
async function ownDigitsItems(myDigits: MyDigits): Promise<DatasetItem[]> {
  const own = await myDigits.read().catch(() => NO_DIGITS);
  if (own.count === 0) return [];
  return [
    {
      label: '$(database) MNIST and My Digits',
      detail: `MNIST and the ${count(own.count)} you kept on the drawing pad, each repeated so that it counts.`,
      choose: () => Promise.resolve({ kind: 'mnist', download: false, myDigits: true }),
    },
  ];
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
