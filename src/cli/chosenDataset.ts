import { basename, resolve } from 'node:path';
import { cacheFolder } from '../node/datasets/cacheFolder';
import { ensureMnist, MNIST_MIRRORS } from '../node/datasets/mnist';
import type { DatasetSource } from '../protocol/training';
import { findTrainingFonts } from './printedFonts';
import { say, startProgress } from './progress';

/** Synthetic digits are the same each time, so that models trained on them can be compared. */
const SYNTHETIC: DatasetSource = {
  kind: 'synthetic',
  trainingImages: 20_000,
  testImages: 2_000,
  seed: 20_261,
};

/** What "mixed" adds to MNIST: nearly as much again, so that MNIST's digits are still most of what is seen. */
export const MIXED = {
  drawingVariants: 4,
  syntheticDigits: 10_000,
  typesetDigits: 8_000,
  typesetLetters: 5_000,
  nonDigits: 10_000,
  seed: 20_261,
};

/** Where MNIST may come from, unless that was chosen; a folder that `DIGIT_LAB_MNIST` names is looked in first. */
function usualMirrors(): string[] {
  const folder = process.env.DIGIT_LAB_MNIST;
  return folder === undefined || folder === '' ? [...MNIST_MIRRORS] : [folder, ...MNIST_MIRRORS];
}

export interface DatasetOptions {
  /** "mnist", "mixed", "synthetic" or a folder. */
  readonly dataset: string;
  /** Where MNIST is to come from. */
  readonly mirror?: readonly string[];
  /** Share of MNIST's training images that "mixed" keeps for validation. */
  readonly validationSplit?: number;
}

/**
 * Where the dataset that was named lies; MNIST is downloaded if it is not in the cache yet. "mixed" is MNIST with
 * generated images, with digits of fonts that are installed, and with the pen drawings of the file that
 * `DIGIT_LAB_STROKES` names.
 *
 * @throws UserError if MNIST cannot be downloaded; CancelledError if `signal` asked for it
 */
export async function chosenDataset(
  { dataset, mirror, validationSplit = 0.1 }: DatasetOptions,
  signal?: AbortSignal,
): Promise<DatasetSource> {
  if (dataset === 'synthetic') return SYNTHETIC;
  if (dataset === 'mnist' || dataset === 'mixed') {
    const mnist = { kind: 'folder', path: await mnistFolder(mirror, signal), name: 'MNIST' } as const;
    if (dataset === 'mnist') return mnist;
    const material = { strokes: strokesFile(), fonts: await findTrainingFonts() };
    return { ...mnist, additions: { ...MIXED, ...material, validationShare: validationSplit } };
  }
  return { kind: 'folder', path: resolve(dataset), name: basename(resolve(dataset)) };
}

/** The file of pen drawings to train on, or `null`, which is said. */
function strokesFile(): string | null {
  const file = process.env.DIGIT_LAB_STROKES ?? '';
  if (file === '')
    say('DIGIT_LAB_STROKES names no file of pen drawings; there are none in the training set.');
  return file === '' ? null : resolve(file);
}

async function mnistFolder(mirror: readonly string[] | undefined, signal?: AbortSignal): Promise<string> {
  const progress = startProgress('fetching MNIST');
  try {
    return await ensureMnist({
      mirrors: mirror ?? usualMirrors(),
      cacheFolder: cacheFolder(),
      onProgress: ({ file, done }) => progress.show(done, file),
      signal,
    });
  } finally {
    progress.end();
  }
}
