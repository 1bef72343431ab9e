import { everyIndex } from '../data/dataset';
import type { Dataset, LabelledImages } from '../data/labelledImages';
import { stratifiedSplit } from '../data/split';
import type { TrainingConfiguration } from './configuration';

/** Which images a run trains on, and what it is validated with. */
export interface TrainingSplit {
  readonly training: Uint32Array;
  readonly validation: LabelledImages;
  readonly validationIndices: Uint32Array;
}

/**
 * A dataset's own validation images, or a share of its training images that is set aside.
 * @throws UserError as `stratifiedSplit`
 */
export function trainingSplit(
  { train: all, validation }: Dataset,
  { validationSplit, seed }: Pick<TrainingConfiguration, 'validationSplit' | 'seed'>,
): TrainingSplit {
  if (validation !== undefined) {
    return {
      training: everyIndex(all.count),
      validation,
      validationIndices: everyIndex(validation.count),
    };
  }
  const split = stratifiedSplit(all.labels, validationSplit, seed);
  return { training: split.training, validation: all, validationIndices: split.validation };
}
