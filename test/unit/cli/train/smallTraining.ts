import { beforeAll } from 'vitest';
import { suiteFolder } from '../../node/temporaryFolder';
import { writeSmallDataset } from '../smallDataset';

/** The folder of a small dataset that all tests of a file share, and the options that train on it quickly. */
export function smallTraining() {
  const dataset = suiteFolder();
  beforeAll(() => writeSmallDataset(dataset()));
  const small = () => ['--dataset', dataset(), '--engine', 'portable', '--batch-size', '32'];
  return { dataset, small };
}
