import { CLASSES } from '../classes';

/** Counts by digit: `matrix[actual][predicted]`, 10 x 10. */
export type ConfusionMatrix = number[][];

/** Stands in place of a digit for an image whose reading was refused. */
export const REFUSED = CLASSES;

/** How often each digit was read as each. Both arrays hold digits, image by image; what was refused is left out. */
export function confusionMatrix(labels: Uint8Array, predictions: Uint8Array): ConfusionMatrix {
  if (labels.length !== predictions.length) {
    throw new Error(`${labels.length} labels do not go with ${predictions.length} predictions.`);
  }
  const matrix = Array.from({ length: CLASSES }, () => Array.from({ length: CLASSES }, () => 0));
  labels.forEach((label, index) => {
    const predicted = predictions[index]!;
    if (predicted !== REFUSED) matrix[label]![predicted]!++;
  });
  return matrix;
}
