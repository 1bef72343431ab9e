import { DEFAULT_AUGMENTATION } from '../data/augmentation';
import type { ModelCard } from '../models/card';
import type { ArchitectureName } from '../models/layerSpec';
import type { TrainingConfiguration } from './configuration';
import { defaultConfiguration, fineTuningConfiguration } from './defaults';

type Plain = Pick<
  TrainingConfiguration,
  'epochs' | 'batchSize' | 'learningRate' | 'validationSplit' | 'seed'
>;

/** What somebody who trains may choose. What is left out, or `null`, is as usual. */
export type TrainingChoices = { readonly [Name in keyof Plain]?: Plain[Name] | null } & {
  /** Whether images are changed; if they usually are not, by the default amounts. */
  readonly augment?: boolean;
  /** How far images that are changed are bent, in pixels. */
  readonly elastic?: number;
  /** Whether a training from random weights goes through one cycle, as `compact` does. */
  readonly oneCycle?: boolean;
};

/** How a network is trained, or the model that `start` is the card of is fine-tuned, with what was chosen. */
export function chosenConfiguration(
  architecture: ArchitectureName,
  start: ModelCard | null,
  chosen: TrainingChoices,
): TrainingConfiguration {
  const usual = start === null ? defaultConfiguration(architecture) : fineTuningConfiguration(start);
  const { schedule, weightAverage } =
    chosen.oneCycle === true && start === null ? defaultConfiguration('compact') : usual;
  return {
    ...usual,
    schedule,
    weightAverage,
    epochs: chosen.epochs ?? usual.epochs,
    batchSize: chosen.batchSize ?? usual.batchSize,
    learningRate: chosen.learningRate ?? usual.learningRate,
    validationSplit: chosen.validationSplit ?? usual.validationSplit,
    augmentation: chosenAugmentation(chosen, usual.augmentation),
    seed: chosen.seed ?? usual.seed,
  };
}

function chosenAugmentation(
  { augment, elastic }: TrainingChoices,
  usual: TrainingConfiguration['augmentation'],
): TrainingConfiguration['augmentation'] {
  if (augment === false) return null;
  const range = augment === true ? (usual ?? DEFAULT_AUGMENTATION) : usual;
  return range === null ? null : { ...range, elastic: elastic ?? range.elastic };
}
