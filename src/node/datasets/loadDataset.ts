import type { Dataset } from '../../ml/data/labelledImages';
import { syntheticDataset } from '../../ml/data/syntheticDigits';
import type { DatasetSource } from '../../protocol/training';
import { loadIdxEvaluation, loadIdxFolder, type EvaluationImages } from './idxFolder';

/** Reads or makes a dataset. @throws UserError as `loadIdxFolder` */
export async function loadDataset(source: DatasetSource): Promise<Dataset> {
  if (source.kind === 'folder') return loadIdxFolder(source.path, source.name);
  return syntheticDataset(source.trainingImages, source.testImages, source.seed);
}

/** Reads or makes only what a model is evaluated on. @throws UserError as `loadIdxFolder` */
export async function loadEvaluation(source: DatasetSource): Promise<EvaluationImages> {
  if (source.kind === 'folder') return loadIdxEvaluation(source.path);
  const { test, train } = syntheticDataset(0, source.testImages, source.seed);
  return { images: test ?? train, part: 'test' };
}
