import * as v from 'valibot';
import type { ModelCard } from '../ml/models/card';
import { ARCHITECTURES } from '../ml/models/layerSpec';
import { ENGINE_CHOICES, type StartedEngine } from '../ml/engines/engine';
import { trainingConfigurationSchema } from '../ml/training/configuration';
import type { HistoryRow } from '../ml/training/history';
import type { Progress } from '../ml/training/pace';
import type { TrainingOutcome } from '../ml/training/trainer';
import { messageParser } from './messageParser';

/** What a dataset gets to be trained on besides its own images (`composeTrainingSet`). */
const additions = v.object({
  /** A file of pen drawings by several writers, JSON, plain or gzipped. */
  strokes: v.nullable(v.string()),
  /** Fonts, TrueType or OpenType. */
  fonts: v.array(v.object({ name: v.string(), path: v.string() })),
  /** The folder of the user's own digits, if they are trained on as well. */
  myDigits: v.optional(v.string()),
  baseRepeats: v.pipe(v.number(), v.integer(), v.minValue(1)),
  drawingVariants: v.number(),
  cutDigits: v.number(),
  syntheticDigits: v.number(),
  typesetDigits: v.number(),
  typesetLetters: v.number(),
  nonDigits: v.number(),
  seed: v.number(),
});

/** Where a dataset comes from. Downloading is done before the trainer starts, so `folder` stands for MNIST too. */
const datasetSource = v.variant('kind', [
  v.object({
    kind: v.literal('folder'),
    /** A folder of IDX files, plain or gzipped. */
    path: v.string(),
    /** As people call it: "MNIST", or the folder's name. */
    name: v.string(),
    additions: v.optional(additions),
  }),
  v.object({
    kind: v.literal('synthetic'),
    trainingImages: v.number(),
    testImages: v.number(),
    seed: v.number(),
    additions: v.optional(additions),
  }),
]);
export type DatasetSource = v.InferOutput<typeof datasetSource>;

const trainingJob = v.object({
  architecture: v.picklist(ARCHITECTURES),
  dataset: datasetSource,
  /** The folder of the model to go on from; left out, the weights are random at first. */
  from: v.optional(v.string()),
  /** Folders of models to learn from beside the labels; none if left out. */
  teachers: v.optional(v.array(v.string())),
  configuration: trainingConfigurationSchema,
  engine: v.picklist(ENGINE_CHOICES),
  /** Threads of the portable engine; `null` for one a core, at most eight. Fewer work where batches are small. */
  workers: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
  /** Folders in which a tfjs-node may have been installed, in the order in which they are tried. */
  nativeFolders: v.array(v.string()),
  /** The folder that gets the finished model: made anew beside it and renamed. */
  output: v.string(),
});
/** Everything that a trainer process needs to know. */
export type TrainingJob = v.InferOutput<typeof trainingJob>;

const hostToTrainer = v.variant('type', [
  v.object({ type: v.literal('start'), job: trainingJob }),
  v.object({ type: v.literal('stop') }),
]);
export type HostToTrainer = v.InferOutput<typeof hostToTrainer>;

export const parseHostToTrainer = messageParser(hostToTrainer);

/** The trainer's messages come from our own code in our own process, so their types alone guard them. */
export type TrainerToHost =
  | { readonly type: 'engine'; readonly engine: StartedEngine }
  /** What the dataset is trained on with is about to be made, which may take minutes. */
  | { readonly type: 'composing' }
  | {
      readonly type: 'data';
      readonly dataset: string;
      readonly trainingImages: number;
      readonly validationImages: number;
    }
  | TrainingProgress
  | {
      readonly type: 'epoch';
      readonly row: HistoryRow;
      readonly epochs: number;
      readonly secondsLeft: number;
    }
  | ({ readonly type: 'finished' } & TrainingResult)
  | { readonly type: 'stopped' }
  | {
      readonly type: 'failed';
      readonly message: string;
      readonly detail: string;
      /** Whether it is the engine that was asked for that does not start. */
      readonly isOfEngine: boolean;
    };

/** Sent a few times a second while an epoch runs, or the model that came of them is tested. */
export type TrainingProgress = { readonly type: 'progress' } & Progress;

/** A model that was trained, and the folder that it was written to. */
export interface TrainingResult extends Pick<TrainingOutcome, 'setback' | 'note'> {
  readonly folder: string;
  readonly card: ModelCard;
}
