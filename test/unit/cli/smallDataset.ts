import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeIdx } from '../../../src/ml/data/idx';
import { syntheticDataset } from '../../../src/ml/data/syntheticDigits';

/** Writes 200 synthetic digits to train on and 60 to test with as a folder of IDX files. */
export function writeSmallDataset(folder: string): void {
  const { train, test } = syntheticDataset(200, 60, 1);
  const write = (name: string, shape: number[], data: Uint8Array) =>
    writeFileSync(join(folder, name), writeIdx(shape, data));
  write('train-images-idx3-ubyte', [train.count, 28, 28], train.images);
  write('train-labels-idx1-ubyte', [train.count], train.labels);
  write('t10k-images-idx3-ubyte', [test!.count, 28, 28], test!.images);
  write('t10k-labels-idx1-ubyte', [test!.count], test!.labels);
}
