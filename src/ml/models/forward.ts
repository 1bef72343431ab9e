import * as tf from '@tensorflow/tfjs-core';
import { FRAME_SIDE, FRAME_SIZE } from '../image/picture';
import { foldNetwork, type FoldedStep } from './foldedSteps';
import type { Network } from './network';
import { sizeOf, type Shape } from './shapes';

interface Operation {
  readonly kind: FoldedStep['kind'];
  readonly run: (x: tf.Tensor) => tf.Tensor;
}

/** What a step of the network made of one frame. */
export interface Activation {
  readonly kind: FoldedStep['kind'];
  /** Height x width x channels, or the number of units. */
  readonly shape: Shape;
  /** Row-major, as in `shape`. */
  readonly values: Float32Array;
}

/** A network ready to predict on the tfjs backend that is set. Its weights stay there until `dispose`. */
export class ForwardPass {
  private readonly operations: readonly Operation[];
  private readonly constants: tf.Tensor[] = [];

  constructor(network: Network) {
    try {
      this.operations = foldNetwork(network).map((step) => ({ kind: step.kind, run: this.operation(step) }));
    } catch (error) {
      this.dispose();
      throw error;
    }
  }

  /**
   * `frames`: n x 784, row-major, ink 0..1. Returns n x 10 probabilities.
   */
  predict(frames: Float32Array): Float32Array {
    const count = frames.length / FRAME_SIZE;
    if (count === 0) return new Float32Array(0);
    let x: tf.Tensor = tf.tensor4d(frames, [count, FRAME_SIDE, FRAME_SIDE, 1]);
    try {
      for (const { run } of this.operations) {
        const y = tf.tidy(() => run(x));
        // Each layer's input goes as soon as it has been used: all of them together are a megabyte an image.
        x.dispose();
        x = y;
      }
      return x.dataSync<'float32'>();
    } finally {
      x.dispose();
    }
  }

  /** What each step makes of one frame (784 values, row-major, ink 0..1), in the order of the network. */
  activations(frame: Float32Array): Activation[] {
    return tf.tidy(() => {
      let x: tf.Tensor = tf.tensor4d(frame, [1, FRAME_SIDE, FRAME_SIDE, 1]);
      return this.operations.map(({ kind, run }) => {
        x = run(x);
        return { kind, shape: x.shape.slice(1), values: x.dataSync<'float32'>() };
      });
    });
  }

  dispose(): void {
    tf.dispose(this.constants.splice(0));
  }

  private operation(step: FoldedStep): Operation['run'] {
    switch (step.kind) {
      case 'conv2d': {
        const filter = this.constant(step.kernel, step.kernelShape) as tf.Tensor4D;
        const bias = this.constant(step.bias, [step.bias.length]);
        const { strides, padding: pad } = step;
        const activation = step.relu ? 'relu' : 'linear';
        return (x) => tf.fused.conv2d({ x: x as tf.Tensor4D, filter, strides, pad, bias, activation });
      }
      case 'dense': {
        const b = this.constant(step.kernel, step.kernelShape);
        const bias = this.constant(step.bias, [step.bias.length]);
        const activation = step.relu ? 'relu' : 'linear';
        return (x) => tf.fused.matMul({ a: x, b, bias, activation });
      }
      case 'scaleOffset': {
        const scale = this.constant(step.scale, [step.scale.length]);
        const offset = this.constant(step.offset, [step.offset.length]);
        return (x) => tf.add(tf.mul(x, scale), offset);
      }
      case 'relu':
        return tf.relu;
      case 'softmax':
        return (x) => tf.softmax(x);
      case 'maxPool2d':
        return (x) => tf.maxPool(x as tf.Tensor4D, step.poolSize, step.poolSize, 'valid');
      case 'globalAveragePool2d':
        return (x) => tf.mean(x, [1, 2]);
      case 'flatten':
        return (x) => tf.reshape(x, [-1, sizeOf(x.shape.slice(1))]);
    }
  }

  private constant(values: Float32Array, shape: readonly number[]): tf.Tensor {
    const constant = tf.keep(tf.tensor(values, [...shape], 'float32'));
    this.constants.push(constant);
    return constant;
  }
}
