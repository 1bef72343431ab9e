import { rowOf } from '../classes';
import { NOT_A_DIGIT } from '../data/labelledImages';

/**
 * How many images are classified right: a digit if its logit is the largest, a non-digit if no digit has half of the
 * probability or more.
 * @param logits n x 10; logarithms of probabilities are such
 * @param labels n digits, or `NOT_A_DIGIT`
 */
export function countRight(logits: Float32Array, labels: Uint8Array): number {
  let right = 0;
  labels.forEach((label, n) => {
    const row = rowOf(logits, n);
    const largest = row.reduce((most, value) => Math.max(most, value));
    if (label === NOT_A_DIGIT ? softmaxOf(largest, row) < 0.5 : row.indexOf(largest) === label) right++;
  });
  return right;
}

/** The softmax probability of one logit of a row. */
function softmaxOf(logit: number, row: Float32Array): number {
  return 1 / row.reduce((sum, value) => sum + Math.exp(value - logit), 0);
}
