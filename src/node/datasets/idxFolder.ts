import { join } from 'node:path';
import { labelledImages } from '../../ml/data/dataset';
import { parseIdxImages, parseIdxLabels } from '../../ml/data/idx';
import type { Dataset, LabelledImages } from '../../ml/data/labelledImages';
import { UserError } from '../../ml/userError';
import { readMaybeGzip } from '../files/gzip';
import { readUserFolder } from '../files/readUserFile';

/** How MNIST's files begin: what is trained on, and what is tested with. */
type Part = 'train' | 't10k';

/** The name of a part's file that is in the folder: with a hyphen or, as some unpack it, a dot; plain or gzipped. */
function fileOf(names: readonly string[], part: Part, kind: 'images' | 'labels'): string | null {
  const type = kind === 'images' ? 'idx3' : 'idx1';
  const pattern = new RegExp(`^${part}-${kind}[-.]${type}-ubyte(\\.gz)?$`);
  // Sorted, a plain file comes before its gzip.
  return names.filter((name) => pattern.test(name)).sort()[0] ?? null;
}

/** @returns `null` if neither file of the part is there */
async function readPart(
  folder: string,
  names: readonly string[],
  part: Part,
): Promise<LabelledImages | null> {
  const images = fileOf(names, part, 'images');
  const labels = fileOf(names, part, 'labels');
  if (images === null && labels === null) return null;
  if (images === null || labels === null) {
    const missing = images === null ? `${part}-images-idx3-ubyte` : `${part}-labels-idx1-ubyte`;
    throw new UserError(
      `${folder} has ${images ?? labels ?? ''} but not ${missing} (plain or .gz). Put the file that belongs to it there.`,
    );
  }
  const paths = { images: join(folder, images), labels: join(folder, labels) };
  return labelledImages(
    parseIdxImages(await readMaybeGzip(paths.images), paths.images),
    parseIdxLabels(await readMaybeGzip(paths.labels), paths.labels),
    paths,
  );
}

function noDataset(folder: string): UserError {
  return new UserError(
    `${folder} holds no dataset in MNIST's format: it needs train-images-idx3-ubyte and train-labels-idx1-ubyte ` +
      '(plain or .gz), and t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte if there is a test set.',
  );
}

/**
 * Reads a folder of IDX files, plain or gzipped, as MNIST's are named; the test set may be missing.
 *
 * @param name as people call the dataset
 * @throws UserError if the training files are not all there, damaged or do not belong together
 */
export async function loadIdxFolder(folder: string, name: string): Promise<Dataset> {
  const names = await readUserFolder(folder);
  const train = await readPart(folder, names, 'train');
  if (train === null) throw noDataset(folder);
  const test = await readPart(folder, names, 't10k');
  return test === null ? { name, train } : { name, train, test };
}

/**
 * Path of the file of images that a model is best judged by: the folder's test images, or its training images if there
 * are no others.
 *
 * @throws UserError if there is neither, or the folder cannot be listed
 */
export async function findEvaluationImages(folder: string): Promise<string> {
  const names = await readUserFolder(folder);
  const name = fileOf(names, 't10k', 'images') ?? fileOf(names, 'train', 'images');
  if (name === null) throw noDataset(folder);
  return join(folder, name);
}

/** Images to evaluate a model on, and which part of the dataset they are. */
export interface EvaluationImages {
  readonly images: LabelledImages;
  readonly part: 'test' | 'training';
}

/**
 * Reads what a model can be evaluated on: the folder's test set, or its training images if it has none. A folder with a
 * test set alone will do.
 *
 * @throws UserError as `loadIdxFolder`
 */
export async function loadIdxEvaluation(folder: string): Promise<EvaluationImages> {
  const names = await readUserFolder(folder);
  const test = await readPart(folder, names, 't10k');
  if (test !== null) return { images: test, part: 'test' };
  const train = await readPart(folder, names, 'train');
  if (train === null) throw noDataset(folder);
  return { images: train, part: 'training' };
}
