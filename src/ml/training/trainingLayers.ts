import * as tf from '@tensorflow/tfjs-core';
import {
  batchNormTrain,
  batchNormTrainGradient,
  biasTrainGradient,
  dropoutTrain,
  globalAveragePoolTrainGradient,
  reluTrainGradient,
} from '../engines/trainingKernels';
import type { LayerSpec } from '../models/layerSpec';
import type { Random } from '../random';

/** What a layer made of a batch, and how the gradient goes back through it. */
export interface LayerStep {
  readonly y: tf.Tensor;
  /** The batch's own values for the layer's moving statistics, in the order of its weights. */
  readonly batchStatistics: readonly tf.Tensor[];
  /**
   * Given the gradient of `y`: the gradients of the layer's trained weights, in their order, and that of its input, or
   * `null` if that is not asked for.
   */
  backward(dy: tf.Tensor, inputWanted: boolean): { dx: tf.Tensor | null; gradients: tf.Tensor[] };
}

type Kind<Name extends LayerSpec['kind']> = Extract<LayerSpec, { kind: Name }>;

/**
 * One layer in training mode. A softmax at the end is left out: the loss takes logits.
 * @param weights the layer's trained weights, in their order
 * @param random where dropout draws from
 */
export function layerStep(
  layer: LayerSpec,
  weights: readonly tf.Tensor[],
  x: tf.Tensor,
  random: Random,
): LayerStep {
  switch (layer.kind) {
    case 'conv2d':
      return conv2dStep(layer, weights, x as tf.Tensor4D);
    case 'dense':
      return denseStep(layer, weights, x as tf.Tensor2D);
    case 'batchNorm':
      return batchNormStep(layer, weights, x);
    case 'relu': {
      const y = tf.relu(x);
      return plainStep(y, (dy) => reluTrainGradient(y, dy));
    }
    case 'maxPool2d':
      return maxPoolStep(layer, x as tf.Tensor4D);
    case 'globalAveragePool2d': {
      const [, height, width] = (x as tf.Tensor4D).shape;
      return plainStep(tf.mean(x, [1, 2]), (dy) => globalAveragePoolTrainGradient(dy, height, width));
    }
    case 'dropout': {
      const { y, mask } = dropoutTrain(x, layer.rate, random.integer(2 ** 31));
      return plainStep(y, (dy) => tf.mul(dy, mask));
    }
    case 'flatten': {
      const [batch = 0] = x.shape;
      const y = tf.reshape(x, [batch, x.size / batch]);
      return plainStep(y, (dy) => tf.reshape(dy, x.shape));
    }
  }
}

/** A layer without weights. */
function plainStep(y: tf.Tensor, gradient: (dy: tf.Tensor) => tf.Tensor): LayerStep {
  return {
    y,
    batchStatistics: [],
    backward: (dy, inputWanted) => ({ dx: inputWanted ? gradient(dy) : null, gradients: [] }),
  };
}

function conv2dStep(layer: Kind<'conv2d'>, weights: readonly tf.Tensor[], x: tf.Tensor4D): LayerStep {
  const { strides, padding: pad, activation } = layer;
  const filter = weights[0] as tf.Tensor4D;
  const bias = weights[1];
  const y = tf.fused.conv2d({ x, filter, strides, pad, bias, activation });
  const attributes = { strides: [strides, strides], pad, dataFormat: 'NHWC' };
  return {
    y,
    batchStatistics: [],
    backward: (dy, inputWanted) =>
      beforeActivation(activation, y, dy, (linear) => {
        const engine = tf.engine();
        const kernelGradient = engine.runKernel<tf.Tensor>(
          tf.Conv2DBackpropFilter,
          { x, dy: linear },
          { ...attributes, filterShape: filter.shape },
        );
        const dx = inputWanted
          ? engine.runKernel<tf.Tensor>(
              tf.Conv2DBackpropInput,
              { dy: linear, filter },
              { ...attributes, inputShape: x.shape },
            )
          : null;
        const gradients = bias === undefined ? [kernelGradient] : [kernelGradient, biasTrainGradient(linear)];
        return { dx, gradients };
      }),
  };
}

function denseStep(layer: Kind<'dense'>, weights: readonly tf.Tensor[], x: tf.Tensor2D): LayerStep {
  const kernel = weights[0] as tf.Tensor2D;
  const bias = weights[1];
  const activation = layer.activation === 'relu' ? 'relu' : 'linear';
  const y = tf.fused.matMul({ a: x, b: kernel, bias, activation });
  return {
    y,
    batchStatistics: [],
    backward: (dy, inputWanted) =>
      beforeActivation(activation, y, dy, (linear) => {
        const kernelGradient = tf.matMul(x, linear, true, false);
        const dx = inputWanted ? tf.matMul(linear, kernel, false, true) : null;
        const gradients = bias === undefined ? [kernelGradient] : [kernelGradient, biasTrainGradient(linear)];
        return { dx, gradients };
      }),
  };
}

/** What `goOn` makes of the gradient before a layer's activation, which holds memory for no longer than that. */
function beforeActivation<Result>(
  activation: 'linear' | 'relu',
  y: tf.Tensor,
  dy: tf.Tensor,
  goOn: (linear: tf.Tensor) => Result,
): Result {
  if (activation === 'linear') return goOn(dy);
  const linear = reluTrainGradient(y, dy);
  const result = goOn(linear);
  linear.dispose();
  return result;
}

function batchNormStep(layer: Kind<'batchNorm'>, weights: readonly tf.Tensor[], x: tf.Tensor): LayerStep {
  const gamma = weights[0]!;
  const { y, mean, variance } = batchNormTrain(x, gamma, weights[1]!, layer.epsilon);
  return {
    y,
    batchStatistics: [mean, variance],
    backward: (dy) => {
      const { dx, dgamma, dbeta } = batchNormTrainGradient({ x, dy, mean, variance, gamma }, layer.epsilon);
      return { dx, gradients: [dgamma, dbeta] };
    },
  };
}

function maxPoolStep({ poolSize }: Kind<'maxPool2d'>, x: tf.Tensor4D): LayerStep {
  const y = tf.maxPool(x, poolSize, poolSize, 'valid');
  const sides = [poolSize, poolSize];
  return plainStep(y, (dy) =>
    tf
      .engine()
      .runKernel<tf.Tensor>(
        tf.MaxPoolGrad,
        { dy, input: x, output: y },
        { filterSize: sides, strides: sides, pad: 'valid' },
      ),
  );
}
