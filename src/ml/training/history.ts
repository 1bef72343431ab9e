/** What one epoch of training came to; a row of `history.json`. */
export interface HistoryRow {
  /** From 1. */
  readonly epoch: number;
  /** Mean cross-entropy over the epoch's training batches, in nats. */
  readonly loss: number;
  /** Share of training images read right while they were trained on, 0..1. */
  readonly accuracy: number;
  /** Mean cross-entropy over the validation images, in nats. */
  readonly validationLoss: number;
  /** 0..1. */
  readonly validationAccuracy: number;
  readonly learningRate: number;
  /** Training speed of this epoch, validation not counted. */
  readonly imagesPerSecond: number;
  /** Wall time of the epoch, validation counted in. */
  readonly seconds: number;
}
