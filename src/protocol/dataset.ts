import * as v from 'valibot';

/** What the dataset view shows. Images are 784 bytes each, 0 paper to 255 ink. */
export interface DatasetOverview {
  readonly name: string;
  readonly trainingImages: number;
  readonly testImages: number;
  /** Training images of each digit, ten numbers. */
  readonly perLabel: readonly number[];
  /** Ten rows of samples, digit by digit, as many in each. */
  readonly samples: readonly {
    readonly label: number;
    readonly images: Uint8Array;
    readonly count: number;
  }[];
  /** One sample a digit, with what augmentation makes of it: the first image is the untouched one. */
  readonly augmented: readonly {
    readonly label: number;
    readonly images: Uint8Array;
    readonly count: number;
  }[];
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

export function parseDatasetToHost(message: unknown): DatasetToHost | null {
  const result = v.safeParse(datasetToHost, message);
  return result.success ? result.output : null;
}
