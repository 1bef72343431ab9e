import { syntheticDataset } from '../../../src/ml/data/syntheticDigits';
import { writeIdxPair } from '../../idxPair';

/** Writes 200 synthetic digits to train on and 60 to test with as a folder of IDX files. */
export function writeSmallDataset(folder: string): void {
  const { train, test } = syntheticDataset(200, 60, 1);
  writeIdxPair(folder, 'train', train);
  writeIdxPair(folder, 't10k', test!);
}
