import { augmentedCopies } from '../data/augmentation';
import { everyIndex, subset } from '../data/dataset';
import type { Dataset, LabelledImages } from '../data/labelledImages';
import { stratifiedSplit } from '../data/split';
import { Random } from '../random';
import type { TrainingConfiguration } from './configuration';

/** Which images a run trains on, and what it is validated with. */
export interface TrainingSplit {
  /** Indices of the dataset's training images. */
  readonly training: Uint32Array;
  readonly validation: LabelledImages;
  /** A copy of each, changed as the training images are: `validation` itself if they are not. */
  readonly changedValidation: LabelledImages;
}

/**
 * A dataset's own validation images, or a share of its training images that is set aside.
 * @throws UserError as `stratifiedSplit`
 */
export function trainingSplit(
  { train: all, validation: own }: Dataset,
  {
    validationSplit,
    augmentation,
    seed,
  }: Pick<TrainingConfiguration, 'validationSplit' | 'augmentation' | 'seed'>,
): TrainingSplit {
  const split = own === undefined ? stratifiedSplit(all.labels, validationSplit) : null;
  const validation = own ?? subset(all, split!.validation);
  return {
    training: split?.training ?? everyIndex(all.count),
    validation,
    changedValidation:
      augmentation === null
        ? validation
        : augmentedCopies(validation, augmentation, new Random(seed).fork('validation')),
  };
}
