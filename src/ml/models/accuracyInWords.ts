import { percent, thousands } from '../figures';
import type { ModelCard } from './card';

/** How well a model reads its test set: "99.31 % of 10,000 test images (MNIST)". */
export function accuracyInWords({ accuracy, dataset }: Pick<ModelCard, 'accuracy' | 'dataset'>): string {
  return accuracy.test === null
    ? `${percent(accuracy.validation)} of ${thousands(dataset.validationImages)} validation images (${dataset.name})`
    : `${percent(accuracy.test)} of ${thousands(dataset.testImages)} test images (${dataset.name})`;
}
