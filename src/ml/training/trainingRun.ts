import { nextFrame } from '@tensorflow/tfjs-core';
import { evaluate, type Evaluation } from '../evaluation/evaluate';
import type { Network } from '../models/network';
import { CancelledError } from '../userError';
import type { BatchSource } from './batches';
import type { TrainingConfiguration } from './configuration';
import { EarlyStopping } from './earlyStopping';
import type { HistoryRow } from './history';
import { scheduledRate } from './learningRate';
import type { HeldLearner, Machinery } from './machinery';
import { Pace, type Progress } from './pace';
import { Plateau } from './plateau';
import { isSetback, Setback } from './setback';
import type { TrainingSplit } from './trainingSplit';

/**
 * The fewest steps of an epoch, unless fewer images are asked for: a small training set is gone through several times in one
 * epoch. Otherwise the moving averages of batch normalisation would still be far from their values after the usual epochs,
 * and what the network has learned would be lost: from 300 images `compact` then learned nothing, and with 50 steps it reads
 * 91 % of others.
 */
const LEAST_STEPS = 50;

/** The most images that repeating fills an epoch up to: with batches above 128 images, an epoch may have fewer steps. */
const MOST_REPEATED = LEAST_STEPS * 128;

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

/** The epochs of a training: steps, validation, and what is kept of them. */
export class TrainingRun {
  readonly history: HistoryRow[] = [];
  readonly pace: Pace;
  /** What is kept: the network of the epoch with the lowest validation loss. */
  best: { network: Network; row: HistoryRow } | null = null;
  /** One cycle lays down the course of the rate to the end. */
  private readonly plateau: Plateau | null;
  private readonly stepsPerEpoch: number;

  constructor(
    private readonly configuration: TrainingConfiguration,
    private readonly callbacks: TrainingCallbacks,
    private readonly machinery: Machinery,
    private readonly parts: { readonly batches: BatchSource; readonly learner: HeldLearner },
    private readonly split: TrainingSplit,
  ) {
    const { epochs, imagesPerEpoch = Infinity, schedule, plateau } = configuration;
    this.plateau = schedule === 'constant' ? new Plateau(plateau) : null;
    const all = split.training.length;
    // No batch holds an image twice.
    const batchSize = Math.min(configuration.batchSize, all);
    const images = Math.max(all, Math.min(LEAST_STEPS * batchSize, MOST_REPEATED));
    this.stepsPerEpoch = Math.ceil(Math.min(imagesPerEpoch, images) / batchSize);
    this.pace = new Pace(epochs, this.stepsPerEpoch);
  }

  /**
   * Runs all epochs, or as many as early stopping leaves; `best` is there afterwards.
   * @returns what ended the run before its time, and what was kept, as sentences for the user; `null` if nothing did
   * @throws CancelledError if the signal was aborted; Setback if the run had to end before there was anything to keep
   */
  async run(): Promise<string | null> {
    const stopping = new EarlyStopping(this.configuration.earlyStopping.patience);
    try {
      for (let epoch = 1; epoch <= this.configuration.epochs && !stopping.isOver; epoch++) {
        await this.trainEpoch(epoch, stopping);
      }
    } catch (error) {
      if (!isSetback(error) || this.best === null) throw error;
      return `${error.message} The weights of epoch ${this.best.row.epoch}, the best until then, were kept.`;
    }
    if (this.best !== null) return null;
    const { epoch, learningRate } = this.history.at(-1)!;
    throw diverged(epoch, this.stepsPerEpoch, learningRate);
  }

  /** Lets messages through, reports if it is time to, and stops if somebody asked for it. */
  async yieldPoint(): Promise<void> {
    await nextFrame();
    if (this.callbacks.signal?.aborted) throw new CancelledError();
    if (this.pace.isDue()) this.callbacks.onProgress?.(this.pace.progress());
  }

  private async trainEpoch(epoch: number, stopping: EarlyStopping): Promise<void> {
    this.pace.startEpoch();
    const trained = await this.runSteps(epoch);
    const { imagesPerSecond } = this.pace.progress();
    const network = await this.parts.learner.snapshot();
    const validation = await this.validate(network);
    this.plateau?.observe(validation.loss);
    const isBest = stopping.observe(validation.loss);
    const row: HistoryRow = {
      epoch,
      ...trained,
      validationLoss: validation.loss,
      validationAccuracy: validation.accuracy,
      imagesPerSecond,
      seconds: this.pace.epochSeconds(),
    };
    this.history.push(row);
    if (isBest) {
      this.best = { network, row };
      this.callbacks.onBest?.(network, row);
    }
    this.callbacks.onEpoch?.(row, this.pace.progress());
  }

  /** All steps of an epoch. Each batch is asked for while the step before it is taken. */
  private async runSteps(epoch: number): Promise<Pick<HistoryRow, 'loss' | 'accuracy' | 'learningRate'>> {
    const { batches, learner } = this.parts;
    let images = 0;
    let loss = 0;
    let correct = 0;
    let learningRate = 0;
    let upcoming = batches.next();
    for (let step = 0; step < this.stepsPerEpoch; step++) {
      const batch = await upcoming;
      const done = (epoch - 1 + step / this.stepsPerEpoch) / this.configuration.epochs;
      const scheduled = scheduledRate(this.configuration, done);
      learningRate = this.plateau?.reduced(scheduled) ?? scheduled;
      const taken = learner.step(batch, learningRate);
      if (step + 1 < this.stepsPerEpoch) upcoming = batches.next();
      const result = await taken;
      if (!Number.isFinite(result.loss)) throw diverged(epoch, step + 1, learningRate);
      images += batch.labels.length;
      loss += result.loss * batch.labels.length;
      correct += result.correct;
      this.pace.step(batch.labels.length);
      await this.yieldPoint();
    }
    return { loss: loss / images, accuracy: correct / images, learningRate };
  }

  /** Reads the validation images with a network. */
  async validate(network: Network): Promise<Evaluation> {
    const predictor = await this.machinery.startPredictor(network);
    try {
      return await evaluate(predictor, this.split.validation, () => this.yieldPoint());
    } finally {
      await predictor.dispose();
    }
  }
}

function diverged(epoch: number, step: number, learningRate: number): Setback {
  return new Setback(
    `Training stopped: the loss was no longer a number at step ${step} of epoch ${epoch}, with a learning rate of ` +
      `${learningRate.toPrecision(3)}. Train again with a lower learning rate.`,
  );
}
