import type { Dataset } from '../data/dataset';
import { everyIndex, subset, type LabelledImages } from '../data/labelledImages';
import { stratifiedSplit } from '../data/split';
import type { TrainingConfiguration } from './configuration';

/** Which images a run trains on, and what it is validated with. */
export interface TrainingSplit {
  /** Indices of the dataset's training images. */
  readonly training: Uint32Array;
  readonly validation: LabelledImages;
}

/**
 * A dataset's own validation images, or a share of its training images that is set aside.
 * @throws UserError as `stratifiedSplit`
 */
export function trainingSplit(
  { train: all, validation: own }: Dataset,
  { validationSplit }: Pick<TrainingConfiguration, 'validationSplit'>,
): TrainingSplit {
  if (own !== undefined) return { training: everyIndex(all.count), validation: own };
  const { training, validation } = stratifiedSplit(all.labels, validationSplit);
  return { training, validation: subset(all, validation) };
}
