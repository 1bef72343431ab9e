import * as vscode from 'vscode';
import { architectureOf } from '../../ml/models/architectures';
import { ARCHITECTURES } from '../../ml/models/layerSpec';
import { countParameters } from '../../ml/models/shapes';
import { NO_DIGITS } from '../../ml/data/ownDigits';
import { FINE_TUNING } from '../../ml/training/defaults';
import { askForDataset, type DatasetChoice, type DatasetItem } from '../dataset/datasetChoice';
import { thousands } from '../../ml/figures';
import type { MyDigits } from '../myDigits/myDigits';
import type { CurrentModel } from '../models/currentModel';
import { Questions } from '../questions';
import { usualAnswers, type TrainingRequest } from './trainingRequest';
import { epochsProblem } from './trainingSettings';

const TITLE = 'Train Model';
const STEPS = 3;

/** What is trained: a network from random weights, or a model that is there. */
type Network = Pick<TrainingRequest, 'architecture' | 'from'>;

interface NetworkItem extends vscode.QuickPickItem {
  readonly network?: Network;
}

/**
 * Asks for network, dataset and epochs, with the usual answers preset; the rest comes from the settings.
 * @returns `null` if the user stopped answering
 * @throws UserError if a setting is out of its range
 */
export async function askForTraining(
  myDigits: MyDigits,
  model: CurrentModel,
): Promise<TrainingRequest | null> {
  const questions = new Questions();
  try {
    const network = await askForNetwork(questions, model);
    if (network === null) return null;
    const answers = usualAnswers(network.from);
    const dataset = await askForTrainingSet(questions, myDigits);
    if (dataset === null) return null;
    const epochs = await askForEpochs(questions, network, answers.epochs);
    return epochs === null ? null : { ...answers, ...network, dataset, epochs };
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
      detail: ownDigitsInWords(own.count),
      choose: () => Promise.resolve({ kind: 'mnist', download: false, myDigits: true }),
    },
  ];
}

function ownDigitsInWords(digits: number): string {
  return digits === 1
    ? 'MNIST and the digit that you kept on the drawing pad, repeated so that it counts.'
    : `MNIST and the ${thousands(digits)} digits that you kept on the drawing pad, each repeated so that it counts.`;
}

async function askForNetwork(questions: Questions, model: CurrentModel): Promise<Network | null> {
  const items = ARCHITECTURES.map((name): NetworkItem => {
    const { description, layers } = architectureOf(name);
    const parameters = countParameters(layers).total;
    const network = { architecture: name, from: null };
    return { network, label: name, description: `${thousands(parameters)} parameters`, detail: description };
  });
  items.push(...(await fineTuningItems(model)));
  const question = { title: TITLE, step: 1, totalSteps: STEPS, placeholder: 'Which network?' };
  return (await questions.pick(question, items))?.network ?? null;
}

/** The model in use, to go on from; without one, nothing. */
async function fineTuningItems(model: CurrentModel): Promise<NetworkItem[]> {
  const card = await model.files().then(
    (files) => files.card,
    () => null,
  );
  if (card === null) return [];
  return [
    { label: 'model in use', kind: vscode.QuickPickItemKind.Separator },
    {
      network: { architecture: card.architecture, from: card.id },
      label: `Fine-tune ${card.id}`,
      detail: 'Teaches a copy of it the digits that it misreads, such as My Digits.',
    },
  ];
}

async function askForEpochs(questions: Questions, { from }: Network, preset: number): Promise<number | null> {
  const epoch =
    from === null
      ? 'passes over the training images'
      : `up to ${thousands(FINE_TUNING.imagesPerEpoch)} training images each`;
  const text = await questions.type(
    { title: TITLE, step: 3, totalSteps: STEPS, placeholder: 'How many epochs?' },
    String(preset),
    `The most epochs: ${epoch}. Training ends earlier when it stops getting better.`,
    epochsProblem,
  );
  return text === null ? null : Number(text);
}
