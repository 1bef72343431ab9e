import * as tf from '@tensorflow/tfjs-core';
import { convolutionInfo } from './convolutionInfo';
import type { StockKernel, WasmKernel } from './kernelOverride';
import type { Kernels } from './kernels';
import { suitsWinograd, winogradInputGradient } from './winograd';

/**
 * `Conv2DBackpropInput` at stride 1 as a forward convolution: of the gradient with the filter rotated by 180 degrees and
 * its input and output channels swapped. Winograd's algorithm does it where it is supported, else XNNPACK; both are many
 * times faster than tfjs's own scalar loops, which larger strides and other layouts fall back on.
 */
export function inputGradientKernel(kernels: Kernels, { fallBack }: StockKernel): WasmKernel {
  return (call) => {
    const { inputs, attrs, backend } = call;
    const info = convolutionInfo(attrs.inputShape, inputs.filter!.shape, attrs);
    if (info.strideHeight !== 1 || info.strideWidth !== 1 || attrs.dataFormat !== 'NHWC')
      return fallBack(call);
    const top = info.filterHeight - 1 - info.padInfo.top;
    const left = info.filterWidth - 1 - info.padInfo.left;
    const bottom = info.inHeight + info.filterHeight - 1 - info.outHeight - top;
    const right = info.inWidth + info.filterWidth - 1 - info.outWidth - left;
    if (Math.min(top, left, bottom, right) < 0) return fallBack(call);
    if (suitsWinograd(info)) {
      return winogradInputGradient(kernels, backend, { dy: inputs.dy!, filter: inputs.filter! }, info);
    }
    return tf.tidy(() => {
      const filter = inputs.filter as tf.Tensor4D;
      const rotated180 = tf.transpose(tf.reverse(filter, [0, 1]), [0, 1, 3, 2]);
      return tf.conv2d(inputs.dy as tf.Tensor4D, rotated180, 1, [
        [0, 0],
        [top, bottom],
        [left, right],
        [0, 0],
      ]);
    });
  };
}
