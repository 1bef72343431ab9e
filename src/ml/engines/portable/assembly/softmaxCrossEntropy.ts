import { exp, log } from './exponential';

/**
 * Softmax and cross-entropy of `rows` x `classes` logits: loss[row] = -sum target * log softmax, gradient = softmax -
 * target; the rows of `targets` sum to 1.
 */
export function softmaxCrossEntropy(
  logits: usize,
  targets: usize,
  loss: usize,
  gradient: usize,
  rows: i32,
  classes: i32,
): void {
  const row = (<usize>classes) << 2;
  for (let n = 0; n < rows; n++, logits += row, targets += row, gradient += row, loss += 4) {
    let maximum = load<f32>(logits);
    for (let c: usize = 4; c < row; c += 4) maximum = max(maximum, load<f32>(logits + c));
    let sum: f32 = 0;
    for (let c: usize = 0; c < row; c += 4) sum += exp(load<f32>(logits + c) - maximum);
    const logSum = maximum + log(sum);
    let total: f32 = 0;
    for (let c: usize = 0; c < row; c += 4) {
      const logProbability = load<f32>(logits + c) - logSum;
      const target = load<f32>(targets + c);
      // 0 times minus infinity would be no number.
      if (target != 0) total -= target * logProbability;
      store<f32>(gradient + c, exp(logProbability) - target);
    }
    store<f32>(loss, total);
  }
}
