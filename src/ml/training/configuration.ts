import * as v from 'valibot';

const amount = v.pipe(v.number(), v.minValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const patience = v.pipe(v.number(), v.integer(), v.minValue(1));

/** How far an image may be changed for training; each amount is drawn evenly from -amount..amount. */
const augmentationSchema = v.object({
  /** Degrees. */
  rotation: amount,
  /** Share of the size, 0.1 = 90 % to 110 %. */
  zoom: share,
  /** Pixels, each axis. */
  shift: amount,
  /** Tangent of the slant. */
  shear: amount,
  /** Pixels by which points 7 pixels apart are moved to bend the image; cards of old have none. */
  elastic: v.optional(amount, 0),
});
export type AugmentationRange = Readonly<v.InferOutput<typeof augmentationSchema>>;

/** Every choice a training run depends on besides its data and engine. */
export const trainingConfigurationSchema = v.object({
  /** The most epochs; early stopping may end the run before. */
  epochs: count,
  /**
   * Most images per epoch; the next epoch goes on with the images after them. Omitted: all. A training set smaller than
   * both 50 batches and 6,400 images is repeated within the epoch, up to the smaller of the two.
   */
  imagesPerEpoch: v.optional(count),
  batchSize: count,
  /** Step size of Adam: throughout, or at the top of the one cycle. */
  learningRate: v.pipe(v.number(), v.gtValue(0)),
  /**
   * `constant` leaves it there, but for the plateau rule; `oneCycle` climbs to it over the first fifth of the run and comes
   * down to nearly 0 at the end (Smith 2018).
   */
  schedule: v.picklist(['constant', 'oneCycle']),
  /** Share of the learning rate by which kernels shrink in each step, apart from the gradient (AdamW); 0 for none. */
  weightDecay: amount,
  /** Share of the target's probability that is spread evenly over the ten digits. */
  labelSmoothing: share,
  /** Decay of the average over steps that is validated and saved in place of the last weights; 0 for none. */
  weightAverage: share,
  /** Share of each digit's training images kept for validation, 0 < share < 1. */
  validationSplit: v.pipe(v.number(), v.gtValue(0), v.ltValue(1)),
  /** `null` trains on the images as they are. */
  augmentation: v.nullable(augmentationSchema),
  /** Whole number, 0 to 2^32 - 1. */
  seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 32 - 1)),
  /** Epochs without a lower validation loss before the run ends, with its best weights. */
  earlyStopping: v.object({ patience }),
  /** Epochs without a lower validation loss before a constant learning rate is multiplied by `factor`; one cycle has no use for it. */
  plateau: v.object({ patience, factor: share, minimumLearningRate: amount }),
});
export type TrainingConfiguration = Readonly<v.InferOutput<typeof trainingConfigurationSchema>>;
