import { DEFAULT_AUGMENTATION } from '../data/augmentation';
import type { ModelCard } from '../models/card';
import type { ArchitectureName } from '../models/layerSpec';
import type { TrainingConfiguration } from './configuration';

/** The reference project's recipe for its convolutional network; it lists augmentation but trains without. */
const REFERENCE: TrainingConfiguration = {
  epochs: 50,
  batchSize: 64,
  learningRate: 1e-3,
  schedule: 'constant',
  weightDecay: 0,
  labelSmoothing: 0,
  weightAverage: 0,
  validationSplit: 0.2,
  augmentation: null,
  seed: 1,
  earlyStopping: { patience: 10 },
  plateau: { patience: 5, factor: 0.5, minimumLearningRate: 1e-5 },
};

const BY_ARCHITECTURE: Readonly<Record<ArchitectureName, TrainingConfiguration>> = {
  cnn: REFERENCE,
  mlp: { ...REFERENCE, epochs: 20, batchSize: 128 },
  // One cycle with a weight average gets in 8 epochs what a constant rate takes dozens for. Its validation loss falls to
  // the end, so stopping early is for longer runs.
  compact: {
    epochs: 8,
    batchSize: 128,
    learningRate: 4e-3,
    schedule: 'oneCycle',
    weightDecay: 0.02,
    labelSmoothing: 0.05,
    weightAverage: 0.999,
    validationSplit: 0.1,
    augmentation: DEFAULT_AUGMENTATION,
    seed: 1,
    earlyStopping: { patience: 5 },
    plateau: { patience: 3, factor: 0.5, minimumLearningRate: 1e-5 },
  },
};

/** What fine-tuning takes: about a minute on two cores for `compact`. */
export const FINE_TUNING = { epochs: 5, imagesPerEpoch: 10_000, earlyStopping: { patience: 5 } } as const;

/**
 * How a model is fine-tuned. Data, loss and augmentation stay as it was trained with, so that its validation loss can be
 * compared, and of the same dataset, what it and the models before it were validated on is kept out again. One cycle up to
 * a fourth of the architecture's own learning rate teaches digits of one's own and leaves the accuracy on MNIST's validation
 * images where it was; the average is over the last hundred steps, as there are few.
 */
export function fineTuningConfiguration({
  architecture,
  configuration,
  startedFrom,
}: Pick<ModelCard, 'architecture' | 'configuration' | 'startedFrom'>): TrainingConfiguration {
  return {
    ...configuration,
    ...FINE_TUNING,
    batchSize: 128,
    learningRate: defaultConfiguration(architecture).learningRate / 4,
    schedule: 'oneCycle',
    weightAverage: 0.99,
    validationSplit: Math.min(configuration.validationSplit, startedFrom?.validationSplit ?? 1),
  };
}

/** How a network is trained unless somebody says otherwise. */
export function defaultConfiguration(architecture: ArchitectureName): TrainingConfiguration {
  return BY_ARCHITECTURE[architecture];
}
