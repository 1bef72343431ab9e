import type { StartedEngine } from '../engines/engine';
import { duration, percent, thousands } from '../figures';
import type { HistoryRow } from './history';
import type { StartedFrom } from './start';

/** What runs, and why it is this. */
export function engineLine({ name, reason }: Pick<StartedEngine, 'name' | 'reason'>): string {
  return `Engine: ${name}. ${reason}`;
}

/** What takes long before the first epoch, where a dataset gets more to be trained on than its own images. */
export const COMPOSING_LINE = 'Making the training set, which may take minutes.';

/** What is trained on, and how much of it is kept to validate with. */
export function dataLine(data: {
  readonly dataset: string;
  readonly trainingImages: number;
  readonly validationImages: number;
}): string {
  const { dataset, trainingImages, validationImages } = data;
  return `Dataset: ${dataset}, ${thousands(trainingImages)} images to train on and ${thousands(validationImages)} to validate with.`;
}

/** What an epoch came to, and how long the others will take if all of them are run. */
export function epochLine(report: {
  readonly row: HistoryRow;
  readonly epochs: number;
  readonly secondsLeft: number;
}): string {
  const { row, epochs, secondsLeft } = report;
  return [
    `Epoch ${row.epoch} of ${epochs}: loss ${row.loss.toFixed(4)}`,
    `accuracy ${percent(row.accuracy)}`,
    `validation loss ${row.validationLoss.toFixed(4)}`,
    `validation accuracy ${percent(row.validationAccuracy)}`,
    `learning rate ${row.learningRate.toPrecision(2)}`,
    `${thousands(row.imagesPerSecond)} images/s`,
    row.epoch < epochs ? `${duration(secondsLeft)} left` : `${duration(row.seconds)} for the epoch`,
  ].join(', ');
}

/** What the model that was gone on from came to before the first epoch. */
export function startLine({ id, validationLoss, validationAccuracy }: StartedFrom): string {
  return `Before, ${id} had a validation loss of ${validationLoss.toFixed(4)} and a validation accuracy of ${percent(validationAccuracy)}.`;
}
