import * as vscode from 'vscode';
import type { ModelCard } from '../../ml/models/card';
import type { TrainingResult } from '../../node/trainerProcess';
import { accuracyInWords, type CurrentModel } from '../models/currentModel';
import type { Choice, Notices } from '../notices';

/** What a call of Train Model came to. */
export type TrainingOutcome =
  | ({ readonly state: 'finished' } & TrainingResult)
  /** The user stopped it, or did not start it after all. */
  | { readonly state: 'stopped' }
  /** It did not start, or ended early, for the reason that the user was told. */
  | { readonly state: 'failed'; readonly message: string };

/**
 * Tells how good the finished model is beside the one in use and offers to take it into use; it never is by itself.
 * The better choice comes first where the two can be compared, which needs the same test set.
 */
export function offerModel(
  { folder, card, setback }: TrainingResult,
  inUse: ModelCard | null,
  model: CurrentModel,
  notices: Notices,
): void {
  const use: Choice = { title: 'Use New Model', run: () => model.use(folder) };
  const keep: Choice = { title: 'Keep Current Model', run: () => undefined };
  const level = setback === null ? 'information' : 'warning';
  const before = setback === null ? '' : `${setback} `;
  if (inUse === null) {
    const message = `${before}${card.id} is trained: it reads ${accuracyInWords(card)} right. There is no other model that can be read.`;
    notices.tell({ level, message }, use);
    return;
  }
  const message = `${before}${card.id} is trained: it reads ${accuracyInWords(card)} right. The model in use, ${inUse.id}, reads ${accuracyInWords(inUse)}.`;
  const isBetter = sameTest(card, inUse) && (card.accuracy.test ?? 0) > (inUse.accuracy.test ?? 0);
  notices.tell({ level, message }, ...(isBetter ? [use, keep] : [keep, use]));
}

function sameTest(one: ModelCard, other: ModelCard): boolean {
  return one.dataset.name === other.dataset.name && one.dataset.testImages === other.dataset.testImages;
}

/** Offers what helps when a second training is asked for while one runs. */
export function runningChoices(): Choice[] {
  const command = (title: string, id: string): Choice => ({
    title,
    run: () => vscode.commands.executeCommand(id),
  });
  return [command('Show Log', 'digitLab.showLog'), command('Stop Training', 'digitLab.stopTraining')];
}
