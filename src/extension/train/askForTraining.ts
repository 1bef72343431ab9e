import * as vscode from 'vscode';
import { architectureOf } from '../../ml/models/architectures';
import { ARCHITECTURES } from '../../ml/models/layerSpec';
import { countParameters } from '../../ml/models/shapes';
import { FINE_TUNING, defaultConfiguration } from '../../ml/training/defaults';
import { askForDataset, type DatasetItem, type MoreDatasets } from '../dataset/datasetChoice';
import { thousands } from '../../ml/figures';
import type { MyDigits } from '../myDigits/myDigits';
import { ownDigitsItems } from '../myDigits/ownDigitsItems';
import type { CurrentModel } from '../models/currentModel';
import { filesInUse } from '../models/filesInUse';
import { Questions, type Question } from '../questions';
import { BESIDE_MNIST } from './trainingJob';
import { usualAnswers, type TrainingRequest } from './trainingRequest';
import { epochsProblem } from './trainingSettings';

const TITLE = 'Train Model';
const STEPS = 3;

/** What is trained: a network from random weights, or an existing model. */
type Network = Pick<TrainingRequest, 'architecture' | 'from'>;

interface NetworkItem extends vscode.QuickPickItem {
  readonly network?: Network;
}

/** What the user is to be asked about. */
export interface Asked {
  readonly myDigits: MyDigits;
  readonly model: CurrentModel;
  /** Whether the user comes from My Digits, to teach those to the model in use. */
  readonly fromMyDigits: boolean;
}

/**
 * Asks for network, dataset and epochs, with the usual answers preset; the rest comes from the settings.
 * @returns `null` if the user stopped answering
 * @throws UserError if a setting is out of its range
 */
export async function askForTraining({
  myDigits,
  model,
  fromMyDigits,
}: Asked): Promise<TrainingRequest | null> {
  const questions = new Questions();
  try {
    const networks = await networkItems(model, fromMyDigits);
    const own = await ownDigitsItems(myDigits, withOwnDigits);
    let item: NetworkItem | null = null;
    do {
      item = await questions.pick({ ...step(1), placeholder: 'Which network?' }, networks, item);
      if (item?.network === undefined) return null;
      const areFirst = fromMyDigits || item.network.from !== null;
      const request = await askForTheRest(questions, item.network, { items: own, areFirst });
      if (request !== null) return request;
    } while (questions.wentBack);
    return null;
  } finally {
    questions.dispose();
  }
}

/** @returns `null` if the user stopped answering, or went back to the network */
async function askForTheRest(
  questions: Questions,
  network: Network,
  own: MoreDatasets,
): Promise<TrainingRequest | null> {
  const answers = usualAnswers(network.from);
  const { syntheticDigits, nonDigits } = BESIDE_MNIST;
  const mnistDetail = `and ${thousands(syntheticDigits + nonDigits)} generated images`;
  do {
    const dataset = await askForDataset(questions, step(2), { ...own, mnistDetail });
    if (dataset === null) return null;
    const epochs = await askForEpochs(questions, network, answers.epochs);
    if (epochs !== null) return { ...answers, ...network, dataset, epochs };
  } while (questions.wentBack);
  return null;
}

function step(number: number): Omit<Question, 'placeholder'> {
  return { title: TITLE, step: number, totalSteps: STEPS, canGoBack: number > 1 };
}

/** My Digits beside MNIST. */
function withOwnDigits(count: number): DatasetItem {
  return {
    label: '$(database) MNIST and My Digits',
    detail: ownDigitsInWords(count),
    choose: () => Promise.resolve({ kind: 'mnist', download: false, myDigits: true }),
  };
}

function ownDigitsInWords(digits: number): string {
  return digits === 1
    ? 'MNIST and the digit that you kept on the drawing pad, repeated so that it counts.'
    : `MNIST and the ${thousands(digits)} digits that you kept on the drawing pad, repeated if needed so that they count.`;
}

/** The networks that can be trained, and fine-tuning of the model in use. */
async function networkItems(model: CurrentModel, isModelFirst: boolean): Promise<NetworkItem[]> {
  const fresh = ARCHITECTURES.map((name): NetworkItem => {
    const { description, layers } = architectureOf(name);
    const parameters = countParameters(layers).total;
    const network = { architecture: name, from: null };
    return { network, label: name, description: `${thousands(parameters)} parameters`, detail: description };
  });
  const fineTuned = await fineTuningItems(model);
  if (!isModelFirst || fineTuned.length === 0) return [...fresh, ...fineTuned];
  return [...fineTuned, { label: 'from scratch', kind: vscode.QuickPickItemKind.Separator }, ...fresh];
}

/** Fine-tuning of the model in use; nothing if there is none. */
async function fineTuningItems(model: CurrentModel): Promise<NetworkItem[]> {
  const files = await filesInUse(model);
  if (files === null) return [];
  const { card } = files;
  return [
    { label: 'model in use', kind: vscode.QuickPickItemKind.Separator },
    {
      network: { architecture: card.architecture, from: card.id },
      label: `Fine-tune ${model.nameOf(card)}`,
      detail: 'Trains a copy of it on digits that it misreads, such as My Digits.',
    },
  ];
}

async function askForEpochs(questions: Questions, network: Network, preset: number): Promise<number | null> {
  const text = await questions.type(
    { ...step(3), placeholder: 'How many epochs?' },
    String(preset),
    (typed) => aboutEpochs(network, Number(typed)),
    epochsProblem,
  );
  return text === null ? null : Number(text);
}

/** What an epoch is, and when a training of this many ends early. Shown after the question, where two lines have room. */
function aboutEpochs({ architecture, from }: Network, epochs: number): string {
  // Where none is named, the architecture is that of `from`.
  const [epoch, { patience }] =
    from !== null || architecture === null
      ? [`up to ${thousands(FINE_TUNING.imagesPerEpoch)} training images`, FINE_TUNING.earlyStopping]
      : ['a pass over the training images', defaultConfiguration(architecture).earlyStopping];
  // Patience is counted from the first epoch at the earliest, so a training of fewer epochs never ends early.
  const ending =
    epochs > patience + 1 ? ` Training ends after ${patience} in a row without a lower validation loss.` : '';
  return `Each is ${epoch}.${ending}`;
}
