import * as tf from '@tensorflow/tfjs-core';
import { floatType, type TensorflowBackend } from './tensorflowOperations';

type Convolution = Parameters<typeof tf.conv2d>;

/**
 * Makes tfjs's convolution with bias and activation add the bias with TensorFlow's `BiasAdd`, where tfjs-node broadcasts it.
 * Activations other than ReLU are left to tfjs-node.
 */
export function overrideFusedConvolution(): void {
  const { kernelFunc } = tf.getKernel(tf.FusedConv2D, 'tensorflow');
  tf.unregisterKernel(tf.FusedConv2D, 'tensorflow');
  tf.registerKernel({
    kernelName: tf.FusedConv2D,
    backendName: 'tensorflow',
    kernelFunc: (call) => {
      const { x, filter, bias } = call.inputs as Record<string, tf.Tensor | undefined>;
      const { strides, pad, dataFormat, dilations, activation, dimRoundingMode } = call.attrs as Record<
        string,
        unknown
      >;
      const plain = activation === 'linear' || activation === 'relu';
      if (bias?.rank !== 1 || !plain) return kernelFunc(call);
      const backend = call.backend as TensorflowBackend;
      return tf.tidy(() => {
        const linear = tf.conv2d(
          x as tf.Tensor4D,
          filter as tf.Tensor4D,
          strides as Convolution[2],
          pad as Convolution[3],
          dataFormat as Convolution[4],
          dilations as Convolution[5],
          dimRoundingMode as Convolution[6],
        );
        const sum = backend.executeSingleOutput('BiasAdd', [floatType(backend, 'T')], [linear, bias]);
        return activation === 'relu' ? tf.relu(sum) : sum;
      });
    },
  });
}
