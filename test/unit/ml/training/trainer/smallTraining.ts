import { syntheticDataset } from '../../../../../src/ml/data/syntheticDigits';
import { defaultConfiguration } from '../../../../../src/ml/training/defaults';

export const dataset = syntheticDataset(1200, 200, 1);

/** Small enough for a test, large enough to learn. */
export const configuration = {
  ...defaultConfiguration('mlp'),
  epochs: 3,
  batchSize: 50,
  validationSplit: 0.1,
};
