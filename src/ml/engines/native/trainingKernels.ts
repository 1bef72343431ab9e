import * as tf from '@tensorflow/tfjs-core';
import { COMPOSED } from '../composedKernels';
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
} from '../kernelNames';
import { floatType, type OperationAttribute, type TensorflowBackend } from './tensorflowOperations';

interface Call {
  readonly inputs: Record<string, tf.Tensor>;
  readonly attributes: Record<string, number>;
  readonly backend: TensorflowBackend;
}

/** The seam's kernels as TensorFlow's own training operations. */
const KERNELS: Readonly<Record<KernelName, (call: Call) => tf.Tensor | tf.Tensor[]>> = {
  [BATCH_NORM_TRAIN]: batchNormTrain,
  [BATCH_NORM_TRAIN_GRAD]: batchNormTrainGrad,
  [RELU_TRAIN_GRAD]: ({ inputs: { y, dy }, backend }) =>
    backend.executeSingleOutput('ReluGrad', [floatType(backend, 'T')], [dy!, y!]),
  [BIAS_TRAIN_GRAD]: ({ inputs: { dy }, backend }) =>
    backend.executeSingleOutput('BiasAddGrad', [floatType(backend, 'T'), channelsLast(backend)], [dy!]),
  [DROPOUT_TRAIN]: dropoutTrain,
  [SOFTMAX_CROSS_ENTROPY_TRAIN]: ({ inputs: { logits, targets }, backend }) =>
    backend.executeMultipleOutputs(
      'SoftmaxCrossEntropyWithLogits',
      [floatType(backend, 'T')],
      [logits!, targets!],
      2,
    ),
  [GLOBAL_AVERAGE_POOL_TRAIN_GRAD]: ({ inputs, attributes }) =>
    COMPOSED[GLOBAL_AVERAGE_POOL_TRAIN_GRAD](inputs, attributes),
  // TensorFlow's own Adam works on variables, which tfjs has none of; on one vector a dozen operations cost little.
  [ADAM_TRAIN]: ({ inputs, attributes }) => COMPOSED[ADAM_TRAIN](inputs, attributes),
};

/** Registers them with the backend of tfjs-node. Returns false if that was done before. */
export function registerTrainingKernels(): boolean {
  if ((tf.getKernel(BATCH_NORM_TRAIN, 'tensorflow') as tf.KernelConfig | undefined) !== undefined)
    return false;
  for (const [kernelName, kernel] of Object.entries(KERNELS)) {
    tf.registerKernel({
      kernelName,
      backendName: 'tensorflow',
      kernelFunc: ({ inputs, attrs, backend }) =>
        tf.tidy(() =>
          kernel({
            inputs: inputs as Record<string, tf.Tensor>,
            attributes: attrs as Record<string, number>,
            backend: backend as TensorflowBackend,
          }),
        ),
    });
  }
  return true;
}

/**
 * Outputs 3 and 4 of `FusedBatchNormV3` are the mean and the biased variance that its gradient takes; 1 and 2 are the
 * same for moving averages, the variance unbiased.
 */
function batchNormTrain({ inputs: { x, gamma, beta }, attributes, backend }: Call): tf.Tensor[] {
  const none = tf.tensor1d([]);
  const outputs = backend.executeMultipleOutputs(
    'FusedBatchNormV3',
    batchNormAttributes(backend, attributes.epsilon!),
    [asPictures(x!), gamma!, beta!, none, none],
    6,
  );
  return [shapedAs(x!, outputs[0]!), outputs[3]!, outputs[4]!];
}

function batchNormTrainGrad({ inputs, attributes, backend }: Call): tf.Tensor[] {
  const { x, dy, mean, variance, gamma } = inputs;
  const [dx, dgamma, dbeta] = backend.executeMultipleOutputs(
    'FusedBatchNormGradV3',
    batchNormAttributes(backend, attributes.epsilon!),
    [asPictures(dy!), asPictures(x!), gamma!, mean!, variance!, tf.tensor1d([])],
    5,
  );
  return [shapedAs(x!, dx!), dgamma!, dbeta!];
}

/** TensorFlow's counter-based generator draws on all cores and from the seed alone. */
function dropoutTrain({ inputs: { x }, attributes, backend }: Call): tf.Tensor[] {
  const { rate = 0, seed = 0 } = attributes;
  const { binding } = backend;
  const uniform = backend.executeSingleOutput(
    'StatelessRandomUniform',
    [
      { name: 'dtype', type: binding.TF_ATTR_TYPE, value: binding.TF_FLOAT },
      { name: 'T', type: binding.TF_ATTR_TYPE, value: binding.TF_INT32 },
      { name: 'Tseed', type: binding.TF_ATTR_TYPE, value: binding.TF_INT32 },
    ],
    [tf.tensor1d(x!.shape, 'int32'), tf.tensor1d([seed, 0], 'int32')],
  );
  const mask = tf.mul(tf.cast(tf.greaterEqual(uniform, rate), 'float32'), 1 / (1 - rate));
  return [tf.mul(x!, mask), mask];
}

/** TensorFlow normalises only pictures (NHWC): each row of anything else becomes a picture of one pixel. */
function asPictures(x: tf.Tensor): tf.Tensor {
  return x.rank === 4 ? x : tf.reshape(x, [-1, 1, 1, x.shape.at(-1)!]);
}

function shapedAs(x: tf.Tensor, pictures: tf.Tensor): tf.Tensor {
  return x.rank === 4 ? pictures : tf.reshape(pictures, x.shape);
}

function batchNormAttributes(backend: TensorflowBackend, epsilon: number): OperationAttribute[] {
  const { TF_ATTR_FLOAT, TF_ATTR_BOOL } = backend.binding;
  return [
    floatType(backend, 'T'),
    floatType(backend, 'U'),
    { name: 'epsilon', type: TF_ATTR_FLOAT, value: epsilon },
    channelsLast(backend),
    { name: 'is_training', type: TF_ATTR_BOOL, value: true },
  ];
}

function channelsLast({ binding }: TensorflowBackend): OperationAttribute {
  return { name: 'data_format', type: binding.TF_ATTR_STRING, value: 'NHWC' };
}
