import * as v from 'valibot';

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** What one epoch of training came to; a row of `history.json`. */
export const historyRowSchema = v.object({
  /** From 1. */
  epoch: v.number(),
  /** Mean cross-entropy over the epoch's training batches, in nats; with label smoothing it cannot come down to 0. */
  loss: v.number(),
  /** Share of training images read right while they were trained on, 0..1. */
  accuracy: share,
  /** At the epoch's last step. */
  learningRate: v.number(),
  /** Mean cross-entropy over the validation images, in nats, at the temperature that suits the epoch's network best. */
  validationLoss: v.number(),
  /** 0..1. */
  validationAccuracy: share,
  /** Training speed of this epoch, validation not counted. */
  imagesPerSecond: v.number(),
  /** Wall time of the epoch, validation counted in. */
  seconds: v.number(),
});
export type HistoryRow = Readonly<v.InferOutput<typeof historyRowSchema>>;
