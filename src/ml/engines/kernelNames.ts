// What the kernels of `trainingKernels.ts` are called, with what goes in and what comes out.

/** Inputs x, gamma, beta; outputs y, mean, variance; attribute epsilon. */
export const BATCH_NORM_TRAIN = 'BatchNormTrain';
/** Inputs x, dy, mean, variance, gamma; outputs dx, dgamma, dbeta; attribute epsilon. */
export const BATCH_NORM_TRAIN_GRAD = 'BatchNormTrainGrad';
/** Inputs y (what the ReLU gave) and dy; output dx. */
export const RELU_TRAIN_GRAD = 'ReluTrainGrad';
/** Input dy; output dbias. */
export const BIAS_TRAIN_GRAD = 'BiasTrainGrad';
/** Input dy; output dx; attributes height, width. */
export const GLOBAL_AVERAGE_POOL_TRAIN_GRAD = 'GlobalAveragePoolTrainGrad';
/** Input x; outputs y, mask; attributes rate, seed. */
export const DROPOUT_TRAIN = 'DropoutTrain';
/** Inputs logits, targets; outputs loss, gradient. */
export const SOFTMAX_CROSS_ENTROPY_TRAIN = 'SoftmaxCrossEntropyTrain';
/** Inputs values, gradient, mean, square, decayed; outputs values, mean, square; attributes rate, decay. */
export const ADAM_TRAIN = 'AdamTrain';

export type KernelName =
  | typeof BATCH_NORM_TRAIN
  | typeof BATCH_NORM_TRAIN_GRAD
  | typeof RELU_TRAIN_GRAD
  | typeof BIAS_TRAIN_GRAD
  | typeof GLOBAL_AVERAGE_POOL_TRAIN_GRAD
  | typeof DROPOUT_TRAIN
  | typeof SOFTMAX_CROSS_ENTROPY_TRAIN
  | typeof ADAM_TRAIN;
