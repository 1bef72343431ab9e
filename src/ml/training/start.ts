import { addedFolder, isOwn } from '../data/ownDigits';
import type { Evaluation } from '../evaluation/evaluate';
import { architectureOf } from '../models/architectures';
import type { ModelCard } from '../models/card';
import { readLayersModel } from '../models/layersFormat';
import type { ArchitectureName } from '../models/layerSpec';
import type { ModelFiles } from '../models/modelFiles';
import { initialiseNetwork, type Network } from '../models/network';
import type { Random } from '../random';
import { UserError } from '../userError';
import type { HistoryRow } from './history';

/** A model that a training goes on from. */
export type StartModel = Pick<ModelFiles, 'topology' | 'weights' | 'card'>;

/** What a card tells of the model that the training went on from. */
export type StartedFrom = NonNullable<ModelCard['startedFrom']>;

/**
 * The network before the first step: with the layers and weights of the model to go on from, which may have been trained
 * when its architecture had other sizes, or with random weights.
 * @throws UserError as `checkStart`, or as `readLayersModel`
 */
export function startingNetwork(
  architecture: ArchitectureName,
  start: StartModel | null,
  random: Random,
): Network {
  if (start === null) return initialiseNetwork(architecture, architectureOf(architecture).layers, random);
  checkStart(architecture, start.card);
  return { ...readLayersModel(start), name: architecture };
}

/** @throws UserError if a training of this architecture cannot go on from that model */
export function checkStart(architecture: ArchitectureName, { id, architecture: own }: ModelCard): void {
  if (architecture === own) return;
  throw new UserError(
    `A training of ${architecture} cannot start from ${id}, whose architecture is ${own}. Train ${own}, or start from a ` +
      `model of ${architecture}.`,
  );
}

/** For the card: which model it was, and what it came to on the validation images. */
export function startedFrom({ card }: StartModel, { loss, accuracy }: Evaluation): StartedFrom {
  const { dataset, configuration, startedFrom: before } = card;
  const parts = dataset.parts?.training.map(({ name }) => name) ?? [dataset.name];
  return {
    id: card.id,
    validationLoss: loss,
    validationAccuracy: accuracy,
    trainedOn: [...new Set([...parts, ...(before?.trainedOn ?? [])])],
    validationSplit: Math.min(configuration.validationSplit, before?.validationSplit ?? 1),
  };
}

/**
 * The largest share of a dataset that a training which goes on from a model may set aside for validation, so that neither
 * that model nor one before it was trained on any of it: 0 if one was trained on all of the dataset, `null` if none has seen
 * it. It only holds while the dataset stays the same, as one that has grown is split differently. Datasets are known by their
 * names alone, in capitals or not: MNIST often lies in a folder `mnist`.
 */
export function largestSplit(
  name: string,
  { dataset, configuration, startedFrom: before }: ModelCard,
): number | null {
  const parts = dataset.parts?.training.map((part) => part.name) ?? [];
  const own = configuration.validationSplit;
  const splits = [
    ...splitsOf(name, [dataset.name, ...parts], own),
    // Where a card does not tell it, the shares could not have become larger from model to model.
    ...splitsOf(name, before?.trainedOn ?? [], before?.validationSplit ?? own),
  ];
  return splits.length === 0 ? null : Math.min(...splits);
}

/** @throws UserError if images that the model to go on from, or one before it, was trained on would be validated on */
export function checkSplit(split: number, dataset: string, start: ModelCard): void {
  const largest = largestSplit(dataset, start);
  if (largest === null || split <= largest) return;
  throw new UserError(
    largest === 0
      ? `${start.id}, or a model before it, was trained on all digits of ${dataset}: there are none left to validate ` +
          'on. Train on another dataset with these beside it, or start from a model that has not seen them.'
      : `${start.id} was trained on ${dataset} with a validation split of ${largest}: with ${split}, it would be ` +
          `validated on images that it was trained on. Choose a validation split of ${largest} or less.`,
  );
}

/** The shares that were kept of a dataset, for each name of it among those of what a model was trained on. */
function splitsOf(wanted: string, trainedOn: readonly string[], split: number): number[] {
  return trainedOn
    .filter((name) => isMadeOf(wanted, name))
    .map((name) => (addedFolder(name) === null ? split : 0));
}

/** What is made of a dataset is named after it, as in "MNIST, each 2 times"; digits of the user's own have two names. */
function isMadeOf(dataset: string, name: string): boolean {
  if (isOwn(dataset)) return isOwn(name);
  const [wanted, folder] = [dataset.toLowerCase(), addedFolder(name)?.toLowerCase()];
  return folder === undefined ? `${name.toLowerCase()}, `.startsWith(`${wanted}, `) : folder === wanted;
}

/**
 * A sentence if the model that was gone on from is as good on the validation images as the best epoch, or better. The
 * epoch is kept all the same: the digits that somebody fine-tunes for are trained on, and not among those images.
 */
export function noBetter({ id, validationLoss }: StartedFrom, best: HistoryRow): string | null {
  if (best.validationLoss < validationLoss) return null;
  return (
    `No epoch came below the validation loss of ${id} (${validationLoss.toFixed(4)}); epoch ${best.epoch}, the closest ` +
    `(${best.validationLoss.toFixed(4)}), was kept.`
  );
}
