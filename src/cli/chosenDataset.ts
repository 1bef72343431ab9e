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

/** Where MNIST may come from; a folder that `DIGIT_LAB_MNIST` names is looked in first. */
function mirrors(): string[] {
  const folder = process.env.DIGIT_LAB_MNIST;
  return folder === undefined || folder === '' ? [...MNIST_MIRRORS] : [folder, ...MNIST_MIRRORS];
}

/**
 * Where the dataset that was named lies; MNIST is downloaded if it is not in the cache yet.
 *
 * @throws UserError if it cannot be downloaded; CancelledError if `signal` asked for it
 */
export async function chosenDataset(chosen: string, signal?: AbortSignal): Promise<DatasetSource> {
  if (chosen === 'synthetic') return SYNTHETIC;
  if (chosen !== 'mnist') return { kind: 'folder', path: resolve(chosen), name: basename(resolve(chosen)) };
  const progress = startProgress('fetching MNIST');
  try {
    const path = await ensureMnist({
      mirrors: mirrors(),
      cacheFolder: cacheFolder(),
      onProgress: ({ file, done }) => progress.show(done, file),
      signal,
    });
    return { kind: 'folder', path, name: 'MNIST' };
  } finally {
    progress.end();
  }
}
