import { composeTrainingSet } from '../../ml/data/composeTrainingSet';
import type { Dataset } from '../../ml/data/labelledImages';
import { NO_DIGITS } from '../../ml/data/ownDigits';
import { syntheticDataset } from '../../ml/data/syntheticDigits';
import type { DatasetSource } from '../../protocol/training';
import { readFonts } from '../fonts/readFonts';
import { DigitStore } from './digitStore';
import { loadIdxEvaluation, loadIdxFolder, type EvaluationImages } from './idxFolder';
import { readStrokesFile } from './strokesFile';

/**
 * Reads or makes a dataset.
 * @throws UserError as `loadIdxFolder`, `readStrokesFile`, `readFonts`, `DigitStore.read` and `composeTrainingSet`
 */
export async function loadDataset(source: DatasetSource): Promise<Dataset> {
  const { additions } = source;
  const base =
    source.kind === 'folder'
      ? await loadIdxFolder(source.path, source.name)
      : syntheticDataset(source.trainingImages, source.testImages, source.seed);
  if (additions === undefined) return base;
  const drawings = additions.strokes === null ? [] : await readStrokesFile(additions.strokes);
  const fonts = await readFonts(additions.fonts);
  const own = additions.myDigits === undefined ? NO_DIGITS : await new DigitStore(additions.myDigits).read();
  return composeTrainingSet(base, { drawings, fonts, own }, additions, additions);
}

/** Reads or makes only what a model is evaluated on. @throws UserError as `loadIdxFolder` */
export async function loadEvaluation(source: DatasetSource): Promise<EvaluationImages> {
  if (source.kind === 'folder') return loadIdxEvaluation(source.path);
  const { test, train } = syntheticDataset(0, source.testImages, source.seed);
  return { images: test ?? train, part: 'test' };
}
