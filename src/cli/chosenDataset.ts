import { realpath } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { ADDITIONS_SEED, besideSynthetic, NO_ADDITIONS } from '../ml/data/additions';
import { STANDARD_SYNTHETIC, SYNTHETIC_NAME } from '../ml/data/standardSynthetic';
import { UserError } from '../ml/userError';
import { cacheFolder } from '../node/datasets/cacheFolder';
import { ensureMnist, MNIST_MIRRORS } from '../node/datasets/mnist';
import type { DatasetSource } from '../protocol/training';
import { findTrainingFonts } from './printedFonts';
import { say, startProgress } from './progress';

const SYNTHETIC = { kind: 'synthetic', ...STANDARD_SYNTHETIC } as const satisfies DatasetSource;

/** What "mixed" adds to MNIST: digits of other hands and of type, digits that touched, and what is no digit. */
const MIXED = {
  baseRepeats: 2,
  drawingVariants: 10,
  cutDigits: 20_000,
  syntheticDigits: 18_000,
  typesetDigits: 8_000,
  typesetLetters: 8_000,
  nonDigits: 30_000,
  seed: ADDITIONS_SEED,
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
}

export interface TrainingSetOptions extends DatasetOptions {
  /** A folder of digits of the user's own that are trained on as well. */
  readonly myDigits?: string;
}

/**
 * Where the dataset to train on lies; MNIST is downloaded if it is not in the cache yet. "mixed" is MNIST with
 * generated images, with digits of fonts that are installed, and with the pen drawings of the file that
 * `DIGIT_LAB_STROKES` names.
 *
 * @throws UserError if MNIST cannot be downloaded, or is to come from somewhere and is not needed, or the user's own digits
 * are the dataset itself; CancelledError if `signal` asked for it
 */
export async function chosenTrainingSet(
  options: TrainingSetOptions,
  signal?: AbortSignal,
): Promise<DatasetSource> {
  const { dataset } = options;
  const base = await datasetAlone(options, signal);
  const myDigits = options.myDigits === undefined ? undefined : resolve(options.myDigits);
  if (base.kind === 'folder' && myDigits !== undefined) await checkBeside(base.path, myDigits);
  if (dataset === 'mixed') {
    const material = { strokes: strokesFile(), fonts: await findTrainingFonts(), myDigits };
    return { ...base, additions: { ...MIXED, ...material } };
  }
  if (dataset !== 'synthetic' && myDigits === undefined) return base;
  const additions = dataset === 'synthetic' ? besideSynthetic(SYNTHETIC.trainingImages) : NO_ADDITIONS;
  const material = { strokes: null, fonts: [], myDigits };
  return { ...base, additions: { ...additions, ...material, seed: ADDITIONS_SEED } };
}

/** @throws UserError if the folder of the user's own digits is the dataset's, by whatever path */
async function checkBeside(dataset: string, myDigits: string): Promise<void> {
  const [place, other] = await Promise.all([dataset, myDigits].map(realPath));
  if (place !== other) return;
  throw new UserError(
    `${myDigits} is the dataset itself, so the model would be validated on images that it is trained on. Leave out --my-digits.`,
  );
}

/** The path as it is if nothing is there: whoever reads it says so. */
async function realPath(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}

/**
 * Where the dataset to test on lies; MNIST is downloaded if it is not in the cache yet.
 *
 * @throws UserError if it is "mixed", of which there is nothing else to test on, or as `chosenTrainingSet`
 */
export async function chosenTestSet(options: DatasetOptions, signal?: AbortSignal): Promise<DatasetSource> {
  if (options.dataset !== 'mixed') return datasetAlone(options, signal);
  throw new UserError(
    '"mixed" is "mnist" with more to train on, and has no test set of its own. Test with --dataset mnist.',
  );
}

/** @throws UserError if MNIST, which is not needed, is to come from somewhere, or cannot be downloaded */
async function datasetAlone(
  { dataset, mirror }: DatasetOptions,
  signal: AbortSignal | undefined,
): Promise<DatasetSource> {
  const isMnist = dataset === 'mnist' || dataset === 'mixed';
  if (!isMnist && mirror !== undefined) {
    throw new UserError(
      `--mirror says where MNIST comes from, which --dataset ${dataset} does not use. Leave out --mirror.`,
    );
  }
  if (dataset === 'synthetic') return SYNTHETIC;
  const path = isMnist ? await mnistFolder(mirror, signal) : resolve(dataset);
  return { kind: 'folder', path, name: datasetName(dataset) };
}

/** How a card will name the dataset, before it is fetched or made. */
export function datasetName(dataset: string): string {
  if (dataset === 'synthetic') return SYNTHETIC_NAME;
  return dataset === 'mnist' || dataset === 'mixed' ? 'MNIST' : basename(resolve(dataset));
}

/** The file of pen drawings to train on, or `null`, which is said. */
function strokesFile(): string | null {
  const file = process.env.DIGIT_LAB_STROKES ?? '';
  if (file === '') say('DIGIT_LAB_STROKES names no file of pen drawings, so the training set has none.');
  return file === '' ? null : resolve(file);
}

async function mnistFolder(mirror: readonly string[] | undefined, signal?: AbortSignal): Promise<string> {
  const progress = startProgress('fetching MNIST');
  try {
    return await ensureMnist({
      mirrors: () => mirror ?? usualMirrors(),
      cacheFolder: cacheFolder(),
      proxyAdvice: 'NODE_USE_ENV_PROXY=1 with Node 22.21, 24 or later, else a folder with --mirror',
      onProgress: ({ file, done }) => progress.show(done, file),
      signal,
    });
  } finally {
    progress.end();
  }
}
