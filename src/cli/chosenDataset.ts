import { basename, resolve } from 'node:path';
import { cacheFolder } from '../node/datasets/cacheFolder';
import { ensureMnist, MNIST_MIRRORS } from '../node/datasets/mnist';
import type { DatasetSource } from '../protocol/training';
import { startProgress } from './progress';

/** Synthetic digits are the same each time, so that models trained on them can be compared. */
const SYNTHETIC: DatasetSource = {
  kind: 'synthetic',
  trainingImages: 20_000,
  testImages: 2_000,
  seed: 20_261,
};

/** Where MNIST may come from, unless that was chosen; a folder that `DIGIT_LAB_MNIST` names is looked in first. */
function usualMirrors(): string[] {
  const folder = process.env.DIGIT_LAB_MNIST;
  return folder === undefined || folder === '' ? [...MNIST_MIRRORS] : [folder, ...MNIST_MIRRORS];
}

export interface DatasetOptions {
  /** "mnist", "synthetic" or a folder. */
  readonly dataset: string;
  /** Where MNIST is to come from. */
  readonly mirror?: readonly string[];
}

/**
 * Where the dataset that was named lies; MNIST is downloaded if it is not in the cache yet.
 *
 * @throws UserError if it cannot be downloaded; CancelledError if `signal` asked for it
 */
export async function chosenDataset(
  { dataset, mirror }: DatasetOptions,
  signal?: AbortSignal,
): Promise<DatasetSource> {
  if (dataset === 'synthetic') return SYNTHETIC;
  if (dataset !== 'mnist')
    return { kind: 'folder', path: resolve(dataset), name: basename(resolve(dataset)) };
  const progress = startProgress('fetching MNIST');
  try {
    const path = await ensureMnist({
      mirrors: mirror ?? usualMirrors(),
      cacheFolder: cacheFolder(),
      onProgress: ({ file, done }) => progress.show(done, file),
      signal,
    });
    return { kind: 'folder', path, name: 'MNIST' };
  } finally {
    progress.end();
  }
}
