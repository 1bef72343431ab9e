import * as vscode from 'vscode';
import { SYNTHETIC_NAME } from '../../ml/data/standardSynthetic';
import type { ModelCard } from '../../ml/models/card';
import { accuracyInWords } from '../../ml/models/accuracyInWords';
import { thousands } from '../../ml/figures';
import type { TrainingResult } from '../../protocol/training';
import type { CurrentModel } from '../models/currentModel';
import { takeIntoUse } from '../models/takeIntoUse';
import type { Choice, Notices } from '../notices';

/** The datasets that their name identifies. A folder is named by the last part of its path, which others may share. */
const KNOWN_DATASETS = ['MNIST', SYNTHETIC_NAME];

/** What a call of Train Model came to. */
export type TrainModelOutcome =
  | ({ readonly state: 'finished' } & TrainingResult)
  /** The user stopped it, or did not start it after all. */
  | { readonly state: 'stopped' }
  /** It did not start, or ended early, for the reason that the user was told. */
  | { readonly state: 'failed'; readonly message: string };

/** How many of the user's own digits two models read right. */
export interface OwnDigitsRead {
  readonly count: number;
  readonly byTrained: number;
  /** `null` if there is no model in use. */
  readonly byModelInUse: number | null;
}

/**
 * Compares the finished model with the one in use and offers to use it; only the user decides. The better choice comes first
 * if both were tested on the same images.
 */
export function offerModel(
  { folder, card, setback, note }: TrainingResult,
  inUse: ModelCard | null,
  own: OwnDigitsRead | null,
  model: CurrentModel,
  notices: Notices,
): void {
  const use: Choice = { title: 'Use New Model', run: () => takeIntoUse(folder, model, notices) };
  const keep: Choice = { title: 'Keep Current Model', run: () => undefined };
  const level = setback === null ? 'information' : 'warning';
  const before = [setback, note].map((sentence) => (sentence === null ? '' : `${sentence} `)).join('');
  const [ofOwn, ofOwnNow] = own === null ? ['', ''] : ownInWords(own);
  if (inUse === null) {
    const message = `${before}${model.nameOf(card)} is trained: it reads ${accuracyInWords(card)} right${ofOwn}. There is no other model that can be read.`;
    notices.tell({ level, message }, use);
    return;
  }
  const [trained, current] = namesApart(card, inUse, model);
  const message = `${before}${trained} is trained: it reads ${accuracyInWords(card)} right${ofOwn}. The model in use, ${current}, reads ${accuracyInWords(inUse)}${ofOwnNow}.`;
  const isBetter = sameTest(card, inUse) && (card.accuracy.test ?? 0) > (inUse.accuracy.test ?? 0);
  notices.tell({ level, message }, ...(isBetter ? [use, keep] : [keep, use]));
}

/** The names of two models for one sentence; with their ids if the names are the same, as of two trained in one minute. */
function namesApart(one: ModelCard, other: ModelCard, model: CurrentModel): [string, string] {
  const names: [string, string] = [model.nameOf(one), model.nameOf(other)];
  if (names[0] !== names[1]) return names;
  return [`${names[0]} (${one.id})`, `${names[1]} (${other.id})`];
}

/** What is added to the sentence about each of the two models. */
function ownInWords({ count: all, byTrained, byModelInUse }: OwnDigitsRead): [string, string] {
  const trained = `, and ${thousands(byTrained)} of the ${thousands(all)} in My Digits, which it was trained on`;
  return [trained, byModelInUse === null ? '' : `, and ${thousands(byModelInUse)} of those`];
}

/** Whether two models were tested on the same images, as far as it is known. */
function sameTest({ dataset: one }: ModelCard, { dataset: other }: ModelCard): boolean {
  return KNOWN_DATASETS.includes(one.name) && one.name === other.name && one.testImages === other.testImages;
}

/** Offers what helps when a second training is asked for while one runs. */
export function runningChoices(): Choice[] {
  const command = (title: string, id: string): Choice => ({
    title,
    run: () => vscode.commands.executeCommand(id),
  });
  return [command('Show Log', 'digitLab.showLog'), command('Stop Training', 'digitLab.stopTraining')];
}
