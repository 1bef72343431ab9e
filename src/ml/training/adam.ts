import * as tf from '@tensorflow/tfjs-core';
import { BETA1, BETA2 } from '../engines/adamConstants';
import { adamTrain } from '../engines/trainingKernels';

/** Adam with weight decay apart from the gradient (AdamW), over one vector of parameters; see `adamTrain`. */
export class Adam {
  private mean: tf.Tensor1D;
  private square: tf.Tensor1D;
  private readonly decayed: tf.Tensor1D;
  private steps = 0;

  /** `decayMask`: 1 for the values that decay, 0 for the others; `weightDecay` as in `TrainingConfiguration`. */
  constructor(
    decayMask: Float32Array,
    private readonly weightDecay: number,
  ) {
    this.mean = tf.zeros([decayMask.length]);
    this.square = tf.zeros([decayMask.length]);
    this.decayed = tf.tensor1d(decayMask);
  }

  /** The parameters after one step; the tensors given are left alone. */
  step(parameters: tf.Tensor1D, gradient: tf.Tensor1D, learningRate: number): tf.Tensor1D {
    this.steps++;
    const rate = (learningRate * Math.sqrt(1 - BETA2 ** this.steps)) / (1 - BETA1 ** this.steps);
    const { mean, square, decayed } = this;
    const moved = adamTrain(
      { values: parameters, gradient, mean, square, decayed },
      rate,
      this.weightDecay * learningRate,
    );
    tf.dispose([mean, square]);
    this.mean = tf.keep(moved.mean);
    this.square = tf.keep(moved.square);
    return moved.values;
  }

  dispose(): void {
    tf.dispose([this.mean, this.square, this.decayed]);
  }
}
