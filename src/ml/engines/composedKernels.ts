import * as tf from '@tensorflow/tfjs-core';
import { Random } from '../random';
import { BETA1, BETA2, EPSILON } from './adamConstants';
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

export type Inputs = Record<string, tf.Tensor>;
type Composed = (inputs: Inputs, attributes: Record<string, number>) => tf.Tensor | tf.Tensor[];

/** The kernels of `trainingKernels.ts` by their names, each composed of tfjs's operations: for any backend, but slower. */
export const COMPOSED: Readonly<Record<KernelName, Composed>> = {
  [BATCH_NORM_TRAIN]: ({ x, gamma, beta }, { epsilon }) => {
    const { mean, variance } = tf.moments(x!, leadingAxes(x!));
    const scale = tf.mul(gamma!, tf.rsqrt(tf.add(variance, epsilon!)));
    return [tf.add(tf.mul(tf.sub(x!, mean), scale), beta!), mean, variance];
  },
  [BATCH_NORM_TRAIN_GRAD]: ({ x, dy, mean, variance, gamma }, { epsilon }) => {
    const axes = leadingAxes(x!);
    const rows = x!.size / gamma!.size;
    const inverse = tf.rsqrt(tf.add(variance!, epsilon!));
    const xhat = tf.mul(tf.sub(x!, mean!), inverse);
    const dbeta = tf.sum(dy!, axes);
    const dgamma = tf.sum(tf.mul(dy!, xhat), axes);
    const straight = tf.sub(dy!, tf.div(dbeta, rows));
    const dx = tf.mul(tf.mul(gamma!, inverse), tf.sub(straight, tf.mul(xhat, tf.div(dgamma, rows))));
    return [dx, dgamma, dbeta];
  },
  [RELU_TRAIN_GRAD]: ({ y, dy }) => tf.mul(dy!, tf.step(y!)),
  [BIAS_TRAIN_GRAD]: ({ dy }) => tf.sum(dy!, leadingAxes(dy!)),
  [GLOBAL_AVERAGE_POOL_TRAIN_GRAD]: ({ dy }, { height, width }) => {
    const [batch, channels] = dy!.shape as [number, number];
    const share = tf.reshape(tf.div(dy!, height! * width!), [batch, 1, 1, channels]);
    return tf.tile(share, [1, height!, width!, 1]);
  },
  [DROPOUT_TRAIN]: ({ x }, { rate, seed }) => {
    const random = new Random(seed!);
    const kept = 1 / (1 - rate!);
    const mask = tf.tensor(
      Float32Array.from({ length: x!.size }, () => (random.next() < rate! ? 0 : kept)),
      x!.shape,
    );
    return [tf.mul(x!, mask), mask];
  },
  [SOFTMAX_CROSS_ENTROPY_TRAIN]: ({ logits, targets }) => {
    const logProbabilities = tf.logSoftmax(logits!);
    const loss = tf.neg(tf.sum(tf.mul(targets!, logProbabilities), 1));
    return [loss, tf.sub(tf.exp(logProbabilities), targets!)];
  },
  [ADAM_TRAIN]: ({ values, gradient, mean, square, decayed }, { rate, decay }) => {
    const nextMean = tf.add(tf.mul(mean!, BETA1), tf.mul(gradient!, 1 - BETA1));
    const nextSquare = tf.add(tf.mul(square!, BETA2), tf.mul(tf.square(gradient!), 1 - BETA2));
    const direction = tf.div(tf.mul(nextMean, rate!), tf.add(tf.sqrt(nextSquare), EPSILON));
    const kept = decay === 0 ? values! : tf.sub(values!, tf.mul(values!, tf.mul(decayed!, decay!)));
    return [tf.sub(kept, direction), nextMean, nextSquare];
  },
};

function leadingAxes(x: tf.Tensor): number[] {
  return Array.from({ length: x.rank - 1 }, (_, axis) => axis);
}
