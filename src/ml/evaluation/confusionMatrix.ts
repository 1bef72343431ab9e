/** Counts by digit: `matrix[actual][predicted]`, 10 x 10. */
export type ConfusionMatrix = number[][];

/** How often each digit was read as each. Both arrays hold digits, image by image. */
export function confusionMatrix(labels: Uint8Array, predictions: Uint8Array): ConfusionMatrix {
  if (labels.length !== predictions.length) {
    throw new Error(`${labels.length} labels do not go with ${predictions.length} predictions.`);
  }
  const matrix = Array.from({ length: 10 }, () => Array.from({ length: 10 }, () => 0));
  labels.forEach((label, index) => {
    const row = matrix[label]!;
    const predicted = predictions[index]!;
    row[predicted] = row[predicted]! + 1;
  });
  return matrix;
}
