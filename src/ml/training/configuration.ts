/** How far an image may be changed for training; each amount is drawn evenly from -amount..amount. */
export interface AugmentationRange {
  /** Degrees. */
  readonly rotation: number;
  /** Share of the size, 0.1 = 90 % to 110 %. */
  readonly zoom: number;
  /** Pixels, each axis. */
  readonly shift: number;
  /** Tangent of the slant. */
  readonly shear: number;
}

/** Every choice a training run depends on besides its data and engine. */
export interface TrainingConfiguration {
  readonly epochs: number;
  readonly batchSize: number;
  readonly learningRate: number;
  /** Share of each digit's training images kept for validation, 0 < share < 1. */
  readonly validationSplit: number;
  /** `null` trains on the images as they are. */
  readonly augmentation: AugmentationRange | null;
  /** Whole number, 0 to 2^32 - 1. */
  readonly seed: number;
  readonly earlyStopping: { readonly patience: number };
  readonly plateau: {
    readonly patience: number;
    readonly factor: number;
    readonly minimumLearningRate: number;
  };
}
