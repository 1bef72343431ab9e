import { join } from 'node:path';
import type { Dataset } from '../../ml/data/dataset';
import { parseIdxImages, parseIdxLabels } from '../../ml/data/idx';
import { labelledImages, type LabelledImages } from '../../ml/data/labelledImages';
import { UserError } from '../../ml/userError';
import { readMaybeGzip } from '../files/gzip';
import { readUserFolder } from '../files/readUserFile';
import { TEST_FILES, TRAINING_FILES, type ImageAndLabelFiles } from './mnistFiles';

/** What a file is called among those of a folder: with a hyphen or, as some unpack it, a dot; plain or gzipped. */
function nameOf(file: string, names: readonly string[]): string | null {
  const pattern = new RegExp(`^${file.replace('-idx', '[-.]idx')}(\\.gz)?$`);
  // Sorted, a plain file comes before its gzip.
  return names.filter((name) => pattern.test(name)).sort()[0] ?? null;
}

/** @returns `null` if neither of the two files is there */
async function readPart(
  folder: string,
  names: readonly string[],
  files: ImageAndLabelFiles,
): Promise<LabelledImages | null> {
  const images = nameOf(files.images, names);
  const labels = nameOf(files.labels, names);
  if (images === null && labels === null) return null;
  if (images === null || labels === null) {
    const missing = images === null ? files.images : files.labels;
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
    `${folder} holds no dataset in MNIST's format: it needs ${TRAINING_FILES.images} and ${TRAINING_FILES.labels} ` +
      `(plain or .gz), and ${TEST_FILES.images} and ${TEST_FILES.labels} if there is a test set.`,
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
  const train = await readPart(folder, names, TRAINING_FILES);
  if (train === null) throw noDataset(folder);
  const test = await readPart(folder, names, TEST_FILES);
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
  const name = nameOf(TEST_FILES.images, names) ?? nameOf(TRAINING_FILES.images, names);
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
  const test = await readPart(folder, names, TEST_FILES);
  if (test !== null) return { images: test, part: 'test' };
  const train = await readPart(folder, names, TRAINING_FILES);
  if (train === null) throw noDataset(folder);
  return { images: train, part: 'training' };
}
