import * as tf from '@tensorflow/tfjs-core';

const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-7;

/**
 * Adam (Kingma and Ba 2015, with Keras's constants) over one vector of parameters, with weight decay apart from the
 * gradient (AdamW, Loshchilov and Hutter 2019).
 */
export class Adam {
  private mean: tf.Tensor1D;
  private square: tf.Tensor1D;
  private readonly decayed: tf.Tensor1D | null;
  private steps = 0;

  /** `decayMask`: 1 for the values that decay, 0 for the others; `weightDecay` as in `TrainingConfiguration`. */
  constructor(decayMask: Float32Array, weightDecay: number) {
    this.mean = tf.zeros([decayMask.length]);
    this.square = tf.zeros([decayMask.length]);
    this.decayed = weightDecay === 0 ? null : tf.tensor1d(decayMask.map((value) => value * weightDecay));
  }

  /** The parameters after one step; the tensors given are left alone. */
  step(parameters: tf.Tensor1D, gradient: tf.Tensor1D, learningRate: number): tf.Tensor1D {
    this.steps++;
    const rate = (learningRate * Math.sqrt(1 - BETA2 ** this.steps)) / (1 - BETA1 ** this.steps);
    const [moved, mean, square] = tf.tidy(() => {
      const nextMean = tf.add(tf.mul(this.mean, BETA1), tf.mul(gradient, 1 - BETA1));
      const nextSquare = tf.add(tf.mul(this.square, BETA2), tf.mul(tf.square(gradient), 1 - BETA2));
      const direction = tf.div(tf.mul(nextMean, rate), tf.add(tf.sqrt(nextSquare), EPSILON));
      const kept =
        this.decayed === null
          ? parameters
          : tf.sub(parameters, tf.mul(parameters, tf.mul(this.decayed, learningRate)));
      return [tf.sub(kept, direction), nextMean, nextSquare] as [tf.Tensor1D, tf.Tensor1D, tf.Tensor1D];
    });
    tf.dispose([this.mean, this.square]);
    this.mean = tf.keep(mean);
    this.square = tf.keep(square);
    return moved;
  }

  dispose(): void {
    tf.dispose([this.mean, this.square]);
    if (this.decayed !== null) this.decayed.dispose();
  }
}
