import { join } from 'node:path';
import { writeIdx } from '../../ml/data/idx';
import { syntheticDataset } from '../../ml/data/syntheticDigits';
import { FRAME_SIDE } from '../../ml/image/picture';
import type { DatasetSource } from '../../protocol/training';
import { writeFilesAtomic } from '../files/atomicFile';
import { diskProblem } from '../files/diskProblem';
import { TEST_FILES } from './mnistFiles';

/** Digits that are made, not read. */
export type SyntheticSource = Extract<DatasetSource, { readonly kind: 'synthetic' }>;

/**
 * Writes the test images of synthetic digits and, last, their labels, named as MNIST's are.
 * @throws UserError if the disk is full or the folder may not be written
 */
export async function writeSyntheticTest(
  { testImages, seed }: SyntheticSource,
  folder: string,
): Promise<void> {
  const { test } = syntheticDataset(0, testImages, seed);
  if (test === undefined) return;
  const { count, images, labels } = test;
  try {
    await writeFilesAtomic([
      {
        path: join(folder, TEST_FILES.images),
        data: writeIdx([count, FRAME_SIDE, FRAME_SIDE], images),
      },
      { path: join(folder, TEST_FILES.labels), data: writeIdx([count], labels) },
    ]);
  } catch (error) {
    throw diskProblem('the synthetic digits', folder, error) ?? error;
  }
}
