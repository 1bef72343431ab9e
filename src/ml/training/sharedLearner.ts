import * as tf from '@tensorflow/tfjs-core';
import { CLASSES } from '../classes';
import { FRAME_SIZE } from '../image/picture';
import type { Network } from '../models/network';
import { Random } from '../random';
import { Learner, type Examples, type LearnerSettings, type StepResult } from './learner';

/** Adds up vectors of several learners; every one of them calls `sum` in each step. */
export interface VectorSum {
  /** What this learner brings. */
  readonly own: Float32Array;
  /** After `sum`: what all have brought, the same to the last bit for each. */
  readonly sums: Float32Array;
  sum(): void;
}

/** A part of a batch: its images from `first` up to, not including, `end`. The rest is the whole batch's. */
export interface BatchShare extends Examples {
  readonly first: number;
  readonly end: number;
}

/** Two more values follow the gradient and the batch statistics: the loss, and the count of images read right. */
const FIGURES = 2;

/**
 * One of several learners that share the work of each step: each differentiates its share of the batch, and all take the
 * same step with the sum. Batch normalisation sees the share alone.
 */
export class SharedLearner {
  private readonly learner: Learner;

  /** `index`: which of the learners this is. Dropout draws from `seed` and `index`. */
  constructor(
    network: Network,
    settings: LearnerSettings,
    seed: number,
    index: number,
    private readonly exchange: VectorSum,
  ) {
    this.learner = new Learner(network, settings, new Random(seed).fork(`dropout ${index}`));
  }

  /** The step's figures are those of the whole batch. If its loss is not finite, no learner changes anything. */
  step(share: BatchShare, learningRate: number): StepResult {
    const count = share.labels.length;
    this.bring(share);
    this.exchange.sum();
    const { sums } = this.exchange;
    const { gradient, batchStatistics } = this.learner.sizes;
    const loss = sums[gradient + batchStatistics]!;
    const correct = sums[gradient + batchStatistics + 1]!;
    if (Number.isFinite(loss)) {
      tf.tidy(() =>
        this.learner.apply(
          tf.tensor1d(sums.subarray(0, gradient)),
          tf.tensor1d(sums.subarray(gradient, gradient + batchStatistics)),
          learningRate,
        ),
      );
    }
    return { loss: loss / count, correct };
  }

  snapshot(): Network {
    return this.learner.snapshot();
  }

  dispose(): void {
    this.learner.dispose();
  }

  /** Puts what this learner's share comes to into the exchange; a share without images comes to nothing. */
  private bring({ frames, labels, taught, first, end }: BatchShare): void {
    const { own } = this.exchange;
    if (first === end) {
      own.fill(0);
      return;
    }
    tf.tidy(() => {
      const { loss, correct, gradient, batchStatistics } = this.learner.differentiate(
        {
          frames: frames.subarray(first * FRAME_SIZE, end * FRAME_SIZE),
          labels: labels.subarray(first, end),
          taught: taught?.subarray(first * CLASSES, end * CLASSES),
        },
        labels.length,
      );
      own.set(gradient.dataSync<'float32'>());
      own.set(tf.mul(batchStatistics, (end - first) / labels.length).dataSync<'float32'>(), gradient.size);
      own.set([loss, correct], gradient.size + batchStatistics.size);
    });
  }
}

/** How long the vectors of learners of this network are. */
export function sharedLength(network: Network): number {
  return network.weights.reduce((sum, { length }) => sum + length, FIGURES);
}
