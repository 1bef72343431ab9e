import * as v from 'valibot';
import { messageParser } from './messageParser';

/** Images of one digit. */
interface DigitImages {
  /** The digit, 0..9. */
  readonly label: number;
  /** count x 784 bytes, row-major, 0 paper to 255 ink. */
  readonly images: Uint8Array;
  readonly count: number;
}

/** What the dataset view shows. */
export interface DatasetOverview {
  readonly name: string;
  readonly trainingImages: number;
  readonly testImages: number;
  /** Training images of each digit, ten numbers. */
  readonly perLabel: readonly number[];
  /** Ten rows of samples, digit by digit, as many in each. */
  readonly samples: readonly DigitImages[];
  /** One sample a digit, with what augmentation makes of it: the first image is the untouched one. */
  readonly augmented: readonly DigitImages[];
}

export type HostToDataset =
  | { readonly type: 'dataset'; readonly overview: DatasetOverview }
  | { readonly type: 'problem'; readonly message: string };

const datasetToHost = v.variant('type', [
  v.object({ type: v.literal('ready') }),
  /** Other samples, please. */
  v.object({ type: v.literal('shuffle') }),
  /** Another dataset, please: there is nothing to show of this one. */
  v.object({ type: v.literal('choose') }),
]);
export type DatasetToHost = v.InferOutput<typeof datasetToHost>;

export const parseDatasetToHost = messageParser(datasetToHost);
