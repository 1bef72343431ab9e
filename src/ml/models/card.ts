import * as v from 'valibot';
import { calibrationSchema } from '../evaluation/calibration';
import { trainingConfigurationSchema } from '../training/configuration';
import { ARCHITECTURES } from './layerSpec';

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** One figure of a suite that has a goal (`digit evaluate --suite NAME --card`). */
const measuredFigure = v.object({
  suite: v.string(),
  name: v.string(),
  value: share,
  /** Cases that it was measured on. */
  n: v.number(),
  /** ISO 8601, the day. */
  measured: v.string(),
});

const datasetPart = v.object({ name: v.string(), count: v.number() });

/** `card.json`: what a model is, what it was trained on and how, and what it came to. */
export const modelCardSchema = v.object({
  format: v.literal(1),
  /** Unique: `<architecture>-<first 12 hex digits of the SHA-256 of weights.bin>`. */
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
  architecture: v.picklist(ARCHITECTURES),
  parameters: v.pipe(v.number(), v.integer()),
  /** ISO 8601. */
  created: v.string(),
  dataset: v.object({
    name: v.string(),
    trainingImages: v.number(),
    validationImages: v.number(),
    testImages: v.number(),
    /** What the training images and the validation images are, if they come from several sources. */
    parts: v.optional(v.object({ training: v.array(datasetPart), validation: v.array(datasetPart) })),
  }),
  /** The model that the training went on from; one that began with random weights has none. */
  startedFrom: v.optional(
    v.object({
      id: v.string(),
      /** What it came to on this training's validation images, before the first step. */
      validationLoss: v.number(),
      validationAccuracy: share,
      /** Names of all that it was trained on, and the model that it went on from itself. */
      trainedOn: v.array(v.string()),
      /** The smallest validation split of it and of the models before it. Cards of old have none. */
      validationSplit: v.optional(v.number()),
    }),
  ),
  /** Ids of the models whose probabilities it was trained on in place of labels, if there were any. */
  taughtBy: v.optional(v.array(v.string())),
  configuration: trainingConfigurationSchema,
  engine: v.picklist(['native', 'portable']),
  /**
   * Threads that shared each step: those of the portable engine, or of TensorFlow, which has one a core. The same seed gives
   * the same weights only with as many. Cards of old have none.
   */
  workers: v.optional(v.number()),
  /**
   * Versions of what trained it: `digitLab`, `tfjs`, and of the engine `kernels` ("relaxed SIMD" or "SIMD", the builds of the
   * portable one, which round differently on most processors), or `tfjs-node` and `tensorflow`. Cards of old have none of the
   * engine.
   */
  versions: v.record(v.string(), v.string()),
  /** Wall time of the training, in seconds. */
  trainingSeconds: v.number(),
  epochsRun: v.number(),
  /** The epoch whose weights were kept. */
  bestEpoch: v.number(),
  accuracy: v.object({
    /** Of the best epoch, before its weights were rounded; nothing is refused. */
    validation: share,
    /** Of the model as it is stored; what it refuses counts as wrong. */
    test: v.nullable(share),
  }),
  /** What readings are refused by; cards of Digit Lab's first models have none. */
  calibration: v.optional(calibrationSchema),
  /** What it came to in the suites that it was measured by. */
  figures: v.optional(v.array(measuredFigure)),
});

/** The card of a model of a later Digit Lab, of which no more is known. */
export const laterCardSchema = v.object({ format: v.pipe(v.number(), v.gtValue(1)) });

export type ModelCard = v.InferOutput<typeof modelCardSchema>;
