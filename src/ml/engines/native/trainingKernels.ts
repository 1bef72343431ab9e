import * as tf from '@tensorflow/tfjs-core';
import { BATCH_NORM_TRAIN, BATCH_NORM_TRAIN_GRAD, RELU_TRAIN_GRAD } from '../trainingKernels';
import type { OperationAttribute, TensorflowBackend } from './tensorflowOperations';

interface Call {
  readonly inputs: Record<string, tf.Tensor>;
  readonly epsilon: number;
  readonly backend: TensorflowBackend;
}

/** The seam's kernels as TensorFlow's own training operations. */
const KERNELS: Readonly<Record<string, (call: Call) => tf.Tensor | tf.Tensor[]>> = {
  [BATCH_NORM_TRAIN]: batchNormTrain,
  [BATCH_NORM_TRAIN_GRAD]: batchNormTrainGrad,
  [RELU_TRAIN_GRAD]: ({ inputs: { y, dy }, backend }) =>
    backend.executeSingleOutput('ReluGrad', [float(backend, 'T')], [dy!, y!]),
};

/** Registers them with the backend of tfjs-node, unless that was done before. */
export function registerTrainingKernels(): void {
  for (const [kernelName, kernel] of Object.entries(KERNELS)) {
    if ((tf.getKernel(kernelName, 'tensorflow') as tf.KernelConfig | undefined) !== undefined) continue;
    tf.registerKernel({
      kernelName,
      backendName: 'tensorflow',
      kernelFunc: ({ inputs, attrs, backend }) =>
        tf.tidy(() =>
          kernel({
            inputs: inputs as Record<string, tf.Tensor>,
            epsilon: Number(attrs?.epsilon),
            backend: backend as TensorflowBackend,
          }),
        ),
    });
  }
}

/**
 * Outputs 3 and 4 of `FusedBatchNormV3` are the mean and the biased variance that its gradient takes; 1 and 2 are the
 * same for moving averages, the variance unbiased.
 */
function batchNormTrain({ inputs: { x, gamma, beta }, epsilon, backend }: Call): tf.Tensor[] {
  const none = tf.tensor1d([]);
  const outputs = backend.executeMultipleOutputs(
    'FusedBatchNormV3',
    attributesOf(backend, epsilon),
    [asPictures(x!), gamma!, beta!, none, none],
    6,
  );
  return [tf.reshape(outputs[0]!, x!.shape), outputs[3]!, outputs[4]!];
}

function batchNormTrainGrad({ inputs, epsilon, backend }: Call): tf.Tensor[] {
  const { x, dy, mean, variance, gamma } = inputs;
  const [dx, dgamma, dbeta] = backend.executeMultipleOutputs(
    'FusedBatchNormGradV3',
    attributesOf(backend, epsilon),
    [asPictures(dy!), asPictures(x!), gamma!, mean!, variance!, tf.tensor1d([])],
    5,
  );
  return [tf.reshape(dx!, x!.shape), dgamma!, dbeta!];
}

/** TensorFlow normalises only pictures; what is none becomes one a row. */
function asPictures(x: tf.Tensor): tf.Tensor {
  return x.rank === 4 ? x : tf.reshape(x, [-1, 1, 1, x.shape.at(-1)!]);
}

function attributesOf(backend: TensorflowBackend, epsilon: number): OperationAttribute[] {
  const { TF_ATTR_FLOAT, TF_ATTR_BOOL, TF_ATTR_STRING } = backend.binding;
  return [
    float(backend, 'T'),
    float(backend, 'U'),
    { name: 'epsilon', type: TF_ATTR_FLOAT, value: epsilon },
    { name: 'data_format', type: TF_ATTR_STRING, value: 'NHWC' },
    { name: 'is_training', type: TF_ATTR_BOOL, value: true },
  ];
}

function float({ binding }: TensorflowBackend, name: string): OperationAttribute {
  return { name, type: binding.TF_ATTR_TYPE, value: binding.TF_FLOAT };
}
