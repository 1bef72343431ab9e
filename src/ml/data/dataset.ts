import type { LabelledImages } from './labelledImages';

/** A source of images, as people call it, and how many are from it. */
export interface DatasetPart {
  readonly name: string;
  readonly count: number;
}

/** Images to choose and calibrate by, from several sources: the images of each part follow those of the one before. */
export interface ValidationImages extends LabelledImages {
  readonly parts: readonly DatasetPart[];
}

/**
 * What a network is trained on, and tested with if there is a test set. Only training images that were added may show no
 * digit: what is set aside of the dataset's own, `validation` and `test` are digits.
 */
export interface Dataset {
  /** As people call it, for example "MNIST". */
  readonly name: string;
  readonly train: LabelledImages;
  /** The first `baseImages` training images are the dataset's; what follows was added. Omitted: all. */
  readonly baseImages?: number;
  /** What the training images are, if they come from several sources. */
  readonly parts?: readonly DatasetPart[];
  /** What a run is validated on; without it, a share of the training images is set aside. */
  readonly validation?: ValidationImages;
  readonly test?: LabelledImages;
}
