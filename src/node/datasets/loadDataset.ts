import { basename } from 'node:path';
import { composeTrainingSet } from '../../ml/data/composeTrainingSet';
import type { LabelledImages } from '../../ml/data/labelledImages';
import type { Dataset } from '../../ml/data/dataset';
import { NO_DIGITS, OWN_PART } from '../../ml/data/ownDigits';
import { syntheticDataset } from '../../ml/data/syntheticDigits';
import type { DatasetSource } from '../../protocol/training';
import { readFonts } from '../fonts/readFonts';
import { yieldPointOf } from '../yieldPoint';
import { DigitStore } from './digitStore';
import { loadIdxEvaluation, loadIdxFolder, type EvaluationImages } from './idxFolder';
import { readStrokesFile } from './strokesFile';

/** Reads or makes a dataset as it is, without additions. @throws UserError as `loadIdxFolder` */
export async function loadDataset(source: DatasetSource): Promise<Dataset> {
  return source.kind === 'folder'
    ? loadIdxFolder(source.path, source.name)
    : syntheticDataset(source.trainingImages, source.testImages, source.seed);
}

/**
 * Reads or makes a dataset with its additions.
 * @param validationSplit share of its own training images kept for validation
 * @param signal looked at while a dataset is composed, which may take minutes
 * @throws CancelledError if `signal` asked for it
 * @throws UserError as `loadIdxFolder` (also of a folder of the user's own digits), `readStrokesFile`, `readFonts`,
 * `DigitStore.read` and `composeTrainingSet`
 */
export async function loadTrainingSet(
  source: DatasetSource,
  validationSplit: number,
  signal?: AbortSignal,
): Promise<Dataset> {
  const { additions } = source;
  const base = await loadDataset(source);
  if (additions === undefined) return base;
  const drawings = additions.strokes === null ? [] : await readStrokesFile(additions.strokes);
  const fonts = await readFonts(additions.fonts);
  const { myDigits: folder } = additions;
  const mine =
    folder === undefined ? {} : { myDigits: await readMyDigits(folder), myDigitsFolder: basename(folder) };
  const choices = { validationSplit, seed: additions.seed };
  return composeTrainingSet(base, { drawings, fonts, ...mine }, additions, choices, yieldPointOf(signal));
}

/**
 * Digits of the user's own: My Digits, which a window may be changing just now, or any other folder in MNIST's format.
 * Whoever names a folder wants its digits trained on, so that none is no answer.
 */
async function readMyDigits(folder: string): Promise<LabelledImages> {
  const store = new DigitStore(folder);
  const kept = (await store.isHere()) ? await store.read() : NO_DIGITS;
  return kept.count > 0 ? kept : (await loadIdxFolder(folder, OWN_PART)).train;
}

/** Reads or makes only what a model is evaluated on. @throws UserError as `loadIdxFolder` */
export async function loadEvaluation(source: DatasetSource): Promise<EvaluationImages> {
  if (source.kind === 'folder') return loadIdxEvaluation(source.path);
  const { test, train } = syntheticDataset(0, source.testImages, source.seed);
  return { images: test ?? train, part: 'test' };
}
