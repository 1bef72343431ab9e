import * as tf from '@tensorflow/tfjs-core';

// The seam between training and what it runs on: operations that tfjs has no kernel for. An engine registers kernels of
// these names with the backend; where it has none, they are made of tfjs's operations.

/** Inputs x, gamma, beta; outputs y, mean, variance; attribute epsilon. */
export const BATCH_NORM_TRAIN = 'BatchNormTrain';
/** Inputs x, dy, mean, variance, gamma; outputs dx, dgamma, dbeta; attribute epsilon. */
export const BATCH_NORM_TRAIN_GRAD = 'BatchNormTrainGrad';
/** Inputs y (what the ReLU gave) and dy; output dx. */
export const RELU_TRAIN_GRAD = 'ReluTrainGrad';

type Tensors = Record<string, tf.Tensor>;

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
  const [dx] = run(RELU_TRAIN_GRAD, { y, dy }, {});
  return dx!;
}

const COMPOSED: Readonly<Record<string, (inputs: Tensors, epsilon: number) => tf.Tensor | tf.Tensor[]>> = {
  [BATCH_NORM_TRAIN]: ({ x, gamma, beta }, epsilon) => {
    const { mean, variance } = tf.moments(x!, leadingAxes(x!));
    const scale = tf.mul(gamma!, tf.rsqrt(tf.add(variance, epsilon)));
    return [tf.add(tf.mul(tf.sub(x!, mean), scale), beta!), mean, variance];
  },
  [BATCH_NORM_TRAIN_GRAD]: ({ x, dy, mean, variance, gamma }, epsilon) => {
    const axes = leadingAxes(x!);
    const rows = x!.size / gamma!.size;
    const inverse = tf.rsqrt(tf.add(variance!, epsilon));
    const xhat = tf.mul(tf.sub(x!, mean!), inverse);
    const dbeta = tf.sum(dy!, axes);
    const dgamma = tf.sum(tf.mul(dy!, xhat), axes);
    const straight = tf.sub(dy!, tf.div(dbeta, rows));
    const dx = tf.mul(tf.mul(gamma!, inverse), tf.sub(straight, tf.mul(xhat, tf.div(dgamma, rows))));
    return [dx, dgamma, dbeta];
  },
  [RELU_TRAIN_GRAD]: ({ y, dy }) => tf.mul(dy!, tf.step(y!)),
};

function run(kernelName: string, inputs: Tensors, attributes: { epsilon?: number }): tf.Tensor[] {
  const backendName = tf.getBackend();
  // getKernel gives nothing for a name that was not registered, whatever its type says.
  if ((tf.getKernel(kernelName, backendName) as tf.KernelConfig | undefined) === undefined) {
    tf.registerKernel({
      kernelName,
      backendName,
      kernelFunc: ({ inputs: given, attrs }) =>
        tf.tidy(() => COMPOSED[kernelName]!(given as Tensors, Number(attrs?.epsilon))),
    });
  }
  return [tf.engine().runKernel<tf.Tensor | tf.Tensor[]>(kernelName, inputs, attributes)].flat();
}

function leadingAxes(x: tf.Tensor): number[] {
  return Array.from({ length: x.rank - 1 }, (_, axis) => axis);
}
