import * as tf from '@tensorflow/tfjs-core';
import { FRAME_SIDE } from '../image/picture';
import type { Network } from '../models/network';
import type { Random } from '../random';
import { Adam } from './adam';
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

type Settings = Pick<TrainingConfiguration, 'labelSmoothing' | 'weightAverage' | 'weightDecay'>;

/** A network while it learns: its weights, their average and the optimiser's state on the tfjs backend that is set. */
export class Learner {
  private readonly layout: ParameterLayout;
  private readonly followRates: tf.Tensor1D;
  private readonly adam: Adam;
  private trained: tf.Tensor1D;
  private followed: tf.Tensor1D;
  /** Averages of both vectors over the steps, if there is to be one. */
  private average: [tf.Tensor1D, tf.Tensor1D] | null;
  private steps = 0;

  /** `random`: where dropout draws from. */
  constructor(
    private readonly network: Network,
    private readonly settings: Settings,
    private readonly random: Random,
  ) {
    this.layout = new ParameterLayout(network.layers);
    const { trained, followed } = this.layout.pack(network.weights);
    this.trained = tf.tensor1d(trained);
    this.followed = tf.tensor1d(followed);
    this.average = settings.weightAverage > 0 ? [tf.clone(this.trained), tf.clone(this.followed)] : null;
    this.followRates = tf.tensor1d(this.layout.followRates());
    this.adam = new Adam(this.layout.kernelMask(), settings.weightDecay);
  }

  /**
   * One step of gradient descent. `frames`: n x 784, row-major, ink 0..1; `labels`: n digits. If the loss is not finite,
   * nothing is changed.
   */
  step(frames: Float32Array, labels: Uint8Array, learningRate: number): StepResult {
    return tf.tidy(() => {
      const weights = this.layout.split(this.trained);
      const input: tf.Tensor = tf.tensor4d(frames, [labels.length, FRAME_SIDE, FRAME_SIDE, 1]);
      const layers = this.forward(input, weights);
      const logits = layers.at(-1)!.y;
      const { loss, correct, gradient } = softmaxCrossEntropy(
        logits.dataSync<'float32'>(),
        labels,
        this.settings.labelSmoothing,
      );
      if (Number.isFinite(loss)) {
        this.update(this.backward(layers, tf.tensor(gradient, logits.shape)), learningRate);
        this.follow(layers);
        this.steps++;
        this.takeAverage();
      }
      return { loss, correct };
    });
  }

  /** The network as it is to be judged and saved: the average's weights if there is one, else the latest. */
  snapshot(): Network {
    const [trained, followed] = this.average ?? [this.trained, this.followed];
    const weights = this.layout.unpack({
      trained: trained.dataSync<'float32'>(),
      followed: followed.dataSync<'float32'>(),
    });
    return { ...this.network, weights };
  }

  dispose(): void {
    tf.dispose([this.trained, this.followed, this.followRates, ...(this.average ?? [])]);
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

  private update(gradient: tf.Tensor1D, learningRate: number): void {
    const moved = this.adam.step(this.trained, gradient, learningRate);
    this.trained.dispose();
    this.trained = tf.keep(moved);
  }

  /** Moves the moving averages towards the batch's own values. */
  private follow(layers: readonly LayerStep[]): void {
    const own = layers.flatMap(({ followed }) => followed);
    if (own.length === 0) return;
    const moved = tf.tidy(() => this.towards(this.followed, this.layout.join(own), this.followRates));
    this.followed.dispose();
    this.followed = tf.keep(moved);
  }

  /** The average forgets faster in the first steps, so that it does not drag the initial weights along. */
  private takeAverage(): void {
    if (this.average === null) return;
    const decay = Math.min(this.settings.weightAverage, (1 + this.steps) / (10 + this.steps));
    const rate = tf.scalar(1 - decay);
    const latest = [this.trained, this.followed];
    const moved = this.average.map((average, at) => tf.keep(this.towards(average, latest[at]!, rate)));
    tf.dispose(this.average);
    this.average = moved as [tf.Tensor1D, tf.Tensor1D];
  }

  private towards(from: tf.Tensor1D, to: tf.Tensor1D, rate: tf.Tensor): tf.Tensor1D {
    return tf.add(from, tf.mul(tf.sub(to, from), rate));
  }
}
