/** What a batch of logits came to. */
export interface BatchLoss {
  /** Mean over the batch, in nats. */
  readonly loss: number;
  /** Images whose largest logit is their label's. */
  readonly correct: number;
  /** Of the loss with respect to the logits: n x 10, row-major. */
  readonly gradient: Float32Array;
}

/**
 * Softmax and cross-entropy with label smoothing (Szegedy et al. 2016), and their gradient: softmax minus target.
 * @param logits n x 10, row-major
 * @param labels n digits
 * @param smoothing share of the target's probability that is spread evenly over the ten digits
 */
export function softmaxCrossEntropy(logits: Float32Array, labels: Uint8Array, smoothing: number): BatchLoss {
  const count = labels.length;
  const gradient = new Float32Array(logits.length);
  let loss = 0;
  let correct = 0;
  for (let n = 0; n < count; n++) {
    const row = logits.subarray(n * 10, n * 10 + 10);
    const label = labels[n]!;
    let largest = 0;
    for (let digit = 1; digit < 10; digit++) if (row[digit]! > row[largest]!) largest = digit;
    if (largest === label) correct++;
    const maximum = row[largest]!;
    let sum = 0;
    for (let digit = 0; digit < 10; digit++) sum += Math.exp(row[digit]! - maximum);
    const logSum = maximum + Math.log(sum);
    for (let digit = 0; digit < 10; digit++) {
      const target = smoothing / 10 + (digit === label ? 1 - smoothing : 0);
      const logProbability = row[digit]! - logSum;
      loss -= target * logProbability;
      gradient[n * 10 + digit] = (Math.exp(logProbability) - target) / count;
    }
  }
  return { loss: loss / count, correct, gradient };
}
