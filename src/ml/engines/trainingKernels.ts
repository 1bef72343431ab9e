import * as tf from '@tensorflow/tfjs-core';
import { COMPOSED, type Inputs } from './composedKernels';
import {
  ADAM_TRAIN,
  BATCH_NORM_TRAIN,
  BATCH_NORM_TRAIN_GRAD,
  BIAS_TRAIN_GRAD,
  DROPOUT_TRAIN,
  GLOBAL_AVERAGE_POOL_TRAIN_GRAD,
  RELU_TRAIN_GRAD,
  SOFTMAX_CROSS_ENTROPY_TRAIN,
  type KernelName,
} from './kernelNames';
import { countCall, countFallback } from './kernelUse';

// The seam between training and what it runs on: operations that tfjs has no kernel for. An engine registers kernels of
// these names with its backend; where it has none, they are composed of tfjs's operations.

/**
 * Batch normalisation in training (Ioffe and Szegedy 2015) over all axes but the last. `x`: any shape that ends in
 * channels; `gamma`, `beta`: channels. `mean` and the biased `variance` are the batch's own.
 */
export function batchNormTrain(
  x: tf.Tensor,
  gamma: tf.Tensor,
  beta: tf.Tensor,
  epsilon: number,
): { y: tf.Tensor; mean: tf.Tensor; variance: tf.Tensor } {
  const [y, mean, variance] = run(BATCH_NORM_TRAIN, { x, gamma, beta }, { epsilon });
  return { y: y!, mean: mean!, variance: variance! };
}

/** The gradients of `batchNormTrain`, given that of its `y`; `mean` and `variance` are those that it returned. */
export function batchNormTrainGradient(
  inputs: { x: tf.Tensor; dy: tf.Tensor; mean: tf.Tensor; variance: tf.Tensor; gamma: tf.Tensor },
  epsilon: number,
): { dx: tf.Tensor; dgamma: tf.Tensor; dbeta: tf.Tensor } {
  const [dx, dgamma, dbeta] = run(BATCH_NORM_TRAIN_GRAD, inputs, { epsilon });
  return { dx: dx!, dgamma: dgamma!, dbeta: dbeta! };
}

/** The gradient of a ReLU's input, given what it returned and the gradient of that. */
export function reluTrainGradient(y: tf.Tensor, dy: tf.Tensor): tf.Tensor {
  return run(RELU_TRAIN_GRAD, { y, dy }, {})[0]!;
}

/** The gradient of a bias over the last axis, given that of what it was added to: the sum over all other axes. */
export function biasTrainGradient(dy: tf.Tensor): tf.Tensor {
  return run(BIAS_TRAIN_GRAD, { dy }, {})[0]!;
}

/**
 * The gradient of a global average pool's input, batch x `height` x `width` x channels, given that of what it returned,
 * batch x channels.
 */
export function globalAveragePoolTrainGradient(dy: tf.Tensor, height: number, width: number): tf.Tensor {
  return run(GLOBAL_AVERAGE_POOL_TRAIN_GRAD, { dy }, { height, width })[0]!;
}

/**
 * Dropout (Srivastava et al. 2014): each value is 0 with probability `rate`, else divided by 1 - `rate`, so that the
 * expected value stays. The gradient of `x` is that of `y` times `mask`. The same seed (whole number, 0 to 2^31 - 1)
 * gives the same mask on the same engine.
 */
export function dropoutTrain(x: tf.Tensor, rate: number, seed: number): { y: tf.Tensor; mask: tf.Tensor } {
  const [y, mask] = run(DROPOUT_TRAIN, { x }, { rate, seed });
  return { y: y!, mask: mask! };
}

/**
 * Softmax and cross-entropy. `logits`, `targets`: n x classes, each row of targets sums to 1; `loss`: n values in nats;
 * `gradient`: n x classes, of the sum of the losses with respect to the logits: softmax minus target.
 */
export function softmaxCrossEntropyTrain(
  logits: tf.Tensor,
  targets: tf.Tensor,
): { loss: tf.Tensor; gradient: tf.Tensor } {
  const [loss, gradient] = run(SOFTMAX_CROSS_ENTROPY_TRAIN, { logits, targets }, {});
  return { loss: loss!, gradient: gradient! };
}

/**
 * One step of Adam (Kingma and Ba 2015) with Keras's constants over one vector of values, and with weight decay apart
 * from the gradient (AdamW, Loshchilov and Hutter 2019). `mean` and `square` are the moving averages of the gradient and
 * of its square; `decayed` is 1 for the values that decay and 0 for the others.
 * @param rate the learning rate with the correction for the averages' start at 0
 * @param decay the share by which decaying values shrink in this step
 */
export function adamTrain(
  inputs: {
    values: tf.Tensor;
    gradient: tf.Tensor;
    mean: tf.Tensor;
    square: tf.Tensor;
    decayed: tf.Tensor;
  },
  rate: number,
  decay: number,
): { values: tf.Tensor1D; mean: tf.Tensor1D; square: tf.Tensor1D } {
  const [values, mean, square] = run(ADAM_TRAIN, inputs, { rate, decay }) as tf.Tensor1D[];
  return { values: values!, mean: mean!, square: square! };
}

function run(kernelName: KernelName, inputs: Inputs, attributes: Record<string, number>): tf.Tensor[] {
  const backendName = tf.getBackend();
  // getKernel gives nothing for a name that was not registered, whatever its type says.
  if ((tf.getKernel(kernelName, backendName) as tf.KernelConfig | undefined) === undefined) {
    registerComposed(kernelName, backendName);
  }
  countCall(kernelName);
  return [tf.engine().runKernel<tf.Tensor | tf.Tensor[]>(kernelName, inputs, attributes)].flat();
}

function registerComposed(kernelName: KernelName, backendName: string): void {
  tf.registerKernel({
    kernelName,
    backendName,
    kernelFunc: ({ inputs, attrs }) => {
      countFallback(kernelName);
      return tf.tidy(() => COMPOSED[kernelName](inputs as Inputs, attrs as Record<string, number>));
    },
  });
}
