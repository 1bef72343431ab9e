import * as tf from '@tensorflow/tfjs-core';
import { FRAME_SIDE } from '../image/picture';
import type { Network } from '../models/network';
import type { Random } from '../random';
import { Adam } from './adam';
import type { Batch } from './batches';
import type { TrainingConfiguration } from './configuration';
import { ParameterLayout } from './parameterLayout';
import { softmaxCrossEntropy } from './softmaxCrossEntropy';
import { layerStep, type LayerStep } from './trainingLayers';

/** What one step came to. */
export interface StepResult {
  /** Mean cross-entropy over the batch before the step, in nats. */
  readonly loss: number;
  /** Images of the batch that were read right before the step. */
  readonly correct: number;
}

/** The gradient of some images of a batch, and what else a step needs of them. */
export interface BatchGradient {
  /** Sum of the images' cross-entropies, in nats. */
  readonly loss: number;
  readonly correct: number;
  /** This part's share of the gradient of the whole batch's mean loss with respect to all trained weights. */
  readonly gradient: tf.Tensor1D;
  /** The images' own values for all moving statistics; empty if the network has none. */
  readonly batchStatistics: tf.Tensor1D;
}

/** What is learned from. */
export type Examples = Pick<Batch, 'frames' | 'labels' | 'taught'>;

export type LearnerSettings = Pick<TrainingConfiguration, 'labelSmoothing' | 'weightAverage' | 'weightDecay'>;

/** A network while it learns: its weights, their average and the optimiser's state on the tfjs backend that is set. */
export class Learner {
  private readonly layout: ParameterLayout;
  private readonly movingRates: tf.Tensor1D;
  private readonly adam: Adam;
  private trained: tf.Tensor1D;
  private movingStatistics: tf.Tensor1D;
  /** Averages of both vectors over the steps, if there is to be one. */
  private average: [tf.Tensor1D, tf.Tensor1D] | null;
  private steps = 0;

  /** `random`: where dropout draws from. */
  constructor(
    private readonly network: Network,
    private readonly settings: LearnerSettings,
    private readonly random: Random,
  ) {
    this.layout = new ParameterLayout(network.layers);
    const { trained, movingStatistics } = this.layout.pack(network.weights);
    this.trained = tf.tensor1d(trained);
    this.movingStatistics = tf.tensor1d(movingStatistics);
    this.average =
      settings.weightAverage > 0 ? [tf.clone(this.trained), tf.clone(this.movingStatistics)] : null;
    this.movingRates = tf.tensor1d(this.layout.movingRates());
    this.adam = new Adam(this.layout.kernelMask(), settings.weightDecay);
  }

  /** How long the vectors of a `BatchGradient` are. */
  get sizes(): { readonly gradient: number; readonly batchStatistics: number } {
    return { gradient: this.trained.size, batchStatistics: this.movingStatistics.size };
  }

  /** One step of gradient descent. If the loss is not finite, nothing is changed. */
  step(batch: Examples, learningRate: number): StepResult {
    return tf.tidy(() => {
      const count = batch.labels.length;
      const { loss, correct, gradient, batchStatistics } = this.differentiate(batch, count);
      if (Number.isFinite(loss)) this.apply(gradient, batchStatistics, learningRate);
      return { loss: loss / count, correct };
    });
  }

  /** The part of a step that depends on the images, which may be a share of a batch of `batchSize`. */
  differentiate({ frames, labels, taught }: Examples, batchSize: number): BatchGradient {
    let loss = 0;
    let correct = 0;
    const [gradient, batchStatistics] = tf.tidy(() => {
      const weights = this.layout.split(this.trained);
      const input: tf.Tensor = tf.tensor4d(frames, [labels.length, FRAME_SIDE, FRAME_SIDE, 1]);
      const layers = this.forward(input, weights);
      const logits = layers.at(-1)!.y;
      const batch = softmaxCrossEntropy(logits, labels, this.settings.labelSmoothing, taught);
      ({ loss, correct } = batch);
      const statistics = layers.flatMap((layer) => layer.batchStatistics);
      return [
        this.backward(layers, tf.div(batch.gradient, batchSize)),
        statistics.length === 0 ? tf.tensor1d([]) : this.layout.join(statistics),
      ] as const;
    });
    return { loss, correct, gradient, batchStatistics };
  }

  /** The other part: moves the weights, the moving statistics and the average over the steps. */
  apply(gradient: tf.Tensor1D, batchStatistics: tf.Tensor1D, learningRate: number): void {
    tf.tidy(() => {
      const moved = this.adam.step(this.trained, gradient, learningRate);
      this.trained.dispose();
      this.trained = tf.keep(moved);
      if (batchStatistics.size > 0) this.moveStatistics(batchStatistics);
      this.steps++;
      this.takeAverage();
    });
  }

  /** The network as it is to be judged and saved: the average's weights if there is one, else the latest. */
  snapshot(): Network {
    const [trained, movingStatistics] = this.average ?? [this.trained, this.movingStatistics];
    const weights = this.layout.unpack({
      trained: trained.dataSync<'float32'>(),
      movingStatistics: movingStatistics.dataSync<'float32'>(),
    });
    return { ...this.network, weights };
  }

  dispose(): void {
    tf.dispose([this.trained, this.movingStatistics, this.movingRates, ...(this.average ?? [])]);
    this.adam.dispose();
  }

  private forward(input: tf.Tensor, weights: readonly tf.Tensor[]): LayerStep[] {
    const steps: LayerStep[] = [];
    let next = 0;
    let x = input;
    for (const { layer, weights: specs } of this.layout.placed) {
      const count = specs.filter(({ trainable }) => trainable).length;
      const step = layerStep(layer, weights.slice(next, next + count), x, this.random);
      next += count;
      steps.push(step);
      x = step.y;
    }
    return steps;
  }

  /** The gradient of all trained weights as one vector. */
  private backward(layers: readonly LayerStep[], gradient: tf.Tensor): tf.Tensor1D {
    const firstTrained = this.layout.placed.findIndex(({ weights }) => weights.length > 0);
    const gradients: tf.Tensor[][] = [];
    let dy: tf.Tensor | null = gradient;
    for (let place = layers.length - 1; place >= firstTrained && dy !== null; place--) {
      const back: ReturnType<LayerStep['backward']> = layers[place]!.backward(dy, place > firstTrained);
      gradients.unshift(back.gradients);
      // Its memory is wanted for the next layer's.
      dy.dispose();
      dy = back.dx;
    }
    return this.layout.join(gradients.flat());
  }

  /** Moves the moving statistics towards the batch's own values. */
  private moveStatistics(batchStatistics: tf.Tensor1D): void {
    const moved = tf.tidy(() => this.towards(this.movingStatistics, batchStatistics, this.movingRates));
    this.movingStatistics.dispose();
    this.movingStatistics = tf.keep(moved);
  }

  /**
   * The average forgets faster in the first steps, so that it does not drag the initial weights along: TensorFlow's rule
   * (`ExponentialMovingAverage` with `num_updates`).
   */
  private takeAverage(): void {
    if (this.average === null) return;
    const decay = Math.min(this.settings.weightAverage, (1 + this.steps) / (10 + this.steps));
    const rate = tf.scalar(1 - decay);
    const latest = [this.trained, this.movingStatistics];
    const moved = this.average.map((average, at) => tf.keep(this.towards(average, latest[at]!, rate)));
    tf.dispose(this.average);
    this.average = moved as [tf.Tensor1D, tf.Tensor1D];
  }

  private towards(from: tf.Tensor1D, to: tf.Tensor1D, rate: tf.Tensor): tf.Tensor1D {
    return tf.add(from, tf.mul(tf.sub(to, from), rate));
  }
}
