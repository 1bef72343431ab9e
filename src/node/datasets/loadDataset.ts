import { composeTrainingSet } from '../../ml/data/composeTrainingSet';
import type { Dataset } from '../../ml/data/labelledImages';
import { syntheticDataset } from '../../ml/data/syntheticDigits';
import type { DatasetSource } from '../../protocol/training';
import { readFonts } from '../fonts/readFonts';
import { loadIdxEvaluation, loadIdxFolder, type EvaluationImages } from './idxFolder';
import { readStrokesFile } from './strokesFile';

/**
 * Reads or makes a dataset.
 * @throws UserError as `loadIdxFolder`, `readStrokesFile`, `readFonts` and `composeTrainingSet`
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
  return composeTrainingSet(base, { drawings, fonts }, additions, additions);
}

/** Reads or makes only what a model is evaluated on. @throws UserError as `loadIdxFolder` */
export async function loadEvaluation(source: DatasetSource): Promise<EvaluationImages> {
  if (source.kind === 'folder') return loadIdxEvaluation(source.path);
  const { test, train } = syntheticDataset(0, source.testImages, source.seed);
  return { images: test ?? train, part: 'test' };
}
