import { nextFrame } from '@tensorflow/tfjs-core';
import { augment } from '../data/augmentation';
import type { Dataset } from '../data/labelledImages';
import { stratifiedSplit, type Split } from '../data/split';
import { evaluate } from '../evaluation/evaluate';
import { FRAME_SIZE } from '../image/picture';
import { architectureOf } from '../models/architectures';
import { ForwardPass } from '../models/forward';
import type { ArchitectureName } from '../models/layerSpec';
import type { ModelFiles } from '../models/modelFiles';
import { initialiseNetwork, type Network } from '../models/network';
import { Random } from '../random';
import { CancelledError, UserError } from '../userError';
import type { TrainingConfiguration } from './configuration';
import { EarlyStopping } from './earlyStopping';
import type { HistoryRow } from './history';
import { Learner } from './learner';
import { scheduledRate } from './learningRate';
import { Pace, type Progress } from './pace';
import { Plateau } from './plateau';
import { trainedModel } from './trainedModel';

/** Who is told what while a network trains, and who may stop it. */
export interface TrainingCallbacks {
  /** Before the first step. */
  readonly onStart?: (images: { training: number; validation: number }) => void;
  /** A few times a second. */
  readonly onProgress?: (progress: Progress) => void;
  /** After each epoch, validation included. */
  readonly onEpoch?: (row: HistoryRow, progress: Progress) => void;
  /** Right before `onEpoch`, if the epoch's network is the best on the validation images so far. */
  readonly onBest?: (network: Network, row: HistoryRow) => void;
  /** An `AbortSignal`; looked at after every step. */
  readonly signal?: { readonly aborted: boolean };
}

/**
 * Trains a network on the engine that is set and tests it once, at the end, if there is a test set. The same
 * configuration gives the same weights on the same engine.
 * @throws CancelledError if the signal was aborted
 * @throws UserError if the data cannot be split, or if the loss stops being a number
 */
export async function train(
  architecture: ArchitectureName,
  dataset: Dataset,
  configuration: TrainingConfiguration,
  callbacks: TrainingCallbacks = {},
): Promise<{ files: ModelFiles }> {
  const split = stratifiedSplit(dataset.train.labels, configuration.validationSplit, configuration.seed);
  callbacks.onStart?.({ training: split.training.length, validation: split.validation.length });
  const run = new TrainingRun(architecture, dataset, configuration, callbacks, split);
  try {
    return { files: await run.run() };
  } finally {
    run.dispose();
  }
}

class TrainingRun {
  private readonly random: Random;
  private readonly learner: Learner;
  private readonly order: Uint32Array;
  private readonly plateau: Plateau;
  private readonly pace: Pace;
  private readonly stepsPerEpoch: number;
  private readonly history: HistoryRow[] = [];
  private best: { network: Network; epoch: number; accuracy: number } | null = null;

  constructor(
    private readonly architecture: ArchitectureName,
    private readonly dataset: Dataset,
    private readonly configuration: TrainingConfiguration,
    private readonly callbacks: TrainingCallbacks,
    private readonly split: Split,
  ) {
    const { seed, epochs, batchSize, plateau } = configuration;
    this.random = new Random(seed);
    const { layers } = architectureOf(architecture);
    const network = initialiseNetwork(architecture, layers, this.random.fork('weights'));
    this.learner = new Learner(network, configuration, this.random.fork('dropout'));
    this.order = split.training.slice();
    this.plateau = new Plateau(plateau);
    this.stepsPerEpoch = Math.ceil(this.order.length / batchSize);
    this.pace = new Pace(epochs, this.stepsPerEpoch);
  }

  async run(): Promise<ModelFiles> {
    const { epochs, earlyStopping } = this.configuration;
    const stopping = new EarlyStopping(earlyStopping.patience);
    for (let epoch = 1; epoch <= epochs; epoch++) {
      const row = await this.epoch(epoch, stopping);
      this.history.push(row);
      if (this.best?.epoch === epoch) this.callbacks.onBest?.(this.best.network, row);
      this.callbacks.onEpoch?.(row, this.pace.progress());
      if (stopping.isOver) break;
    }
    if (this.best === null)
      throw diverged(this.history.length, this.stepsPerEpoch, this.history.at(-1)!.learningRate);
    const { network, epoch, accuracy } = this.best;
    return trainedModel(network, {
      architecture: this.architecture,
      dataset: this.dataset,
      images: { training: this.split.training.length, validation: this.split.validation.length },
      configuration: this.configuration,
      history: this.history,
      bestEpoch: epoch,
      validationAccuracy: accuracy,
      seconds: this.pace.runSeconds(),
      breathe: () => this.breathe(),
    });
  }

  dispose(): void {
    this.learner.dispose();
  }

  private async epoch(epoch: number, stopping: EarlyStopping): Promise<HistoryRow> {
    this.pace.startEpoch();
    const trained = await this.steps(epoch);
    const { imagesPerSecond } = this.pace.progress();
    const network = this.learner.snapshot();
    const validation = await this.validate(network);
    this.plateau.observe(validation.loss);
    if (stopping.observe(validation.loss)) this.best = { network, epoch, accuracy: validation.accuracy };
    return {
      epoch,
      ...trained,
      validationLoss: validation.loss,
      validationAccuracy: validation.accuracy,
      imagesPerSecond,
      seconds: this.pace.epochSeconds(),
    };
  }

  /** All steps of an epoch: each training image once, in a new order. */
  private async steps(epoch: number): Promise<Pick<HistoryRow, 'loss' | 'accuracy' | 'learningRate'>> {
    const { batchSize, epochs, augmentation } = this.configuration;
    const { images, labels } = this.dataset.train;
    const random = this.random.fork(`epoch ${epoch}`);
    random.shuffle(this.order);
    const batch = new Float32Array(batchSize * FRAME_SIZE);
    let loss = 0;
    let correct = 0;
    let learningRate = 0;
    for (let step = 0; step < this.stepsPerEpoch; step++) {
      const start = step * batchSize;
      const end = Math.min(start + batchSize, this.order.length);
      augment(images, this.order, start, end, augmentation, random, batch);
      const batchLabels = Uint8Array.from(this.order.subarray(start, end), (index) => labels[index]!);
      const done = (epoch - 1 + step / this.stepsPerEpoch) / epochs;
      learningRate = this.plateau.reduced(scheduledRate(this.configuration, done));
      const frames = batch.subarray(0, (end - start) * FRAME_SIZE);
      const result = this.learner.step(frames, batchLabels, learningRate);
      if (!Number.isFinite(result.loss)) throw diverged(epoch, step + 1, learningRate);
      loss += result.loss * (end - start);
      correct += result.correct;
      this.pace.step(end - start);
      await this.breathe();
    }
    return { loss: loss / this.order.length, accuracy: correct / this.order.length, learningRate };
  }

  private async validate(network: Network): Promise<{ loss: number; accuracy: number }> {
    const forward = new ForwardPass(network);
    try {
      return await evaluate(forward, this.dataset.train, {
        indices: this.split.validation,
        // The loss that is trained on: against the labels alone, a network trained to be less sure looks ever worse.
        labelSmoothing: this.configuration.labelSmoothing,
        betweenBatches: () => this.breathe(),
      });
    } finally {
      forward.dispose();
    }
  }

  /** Lets messages through, reports if it is time to, and stops if somebody asked for it. */
  private async breathe(): Promise<void> {
    await nextFrame();
    if (this.callbacks.signal?.aborted) throw new CancelledError();
    if (this.pace.isDue()) this.callbacks.onProgress?.(this.pace.progress());
  }
}

function diverged(epoch: number, step: number, learningRate: number): UserError {
  return new UserError(
    `Training failed: the loss was no number any more at step ${step} of epoch ${epoch}, with a learning rate of ` +
      `${learningRate.toPrecision(3)}. Train again with a lower learning rate.`,
  );
}
