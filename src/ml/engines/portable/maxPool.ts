import { backend_util } from '@tensorflow/tfjs-core';
import type { WasmKernel } from './kernelOverride';
import { addressOf, type Kernels } from './kernels';

/**
 * `MaxPoolGrad`. tfjs's own kernel gives wrong gradients for windows of even size (4.22), so nothing falls back on it.
 * Inputs input, output and dy; any window, stride and padding.
 */
export function maxPoolGradKernel(kernels: Kernels): WasmKernel {
  return ({ inputs, attrs, backend }) => {
    const { input, output, dy } = inputs;
    const info = backend_util.computePool2DInfo(
      input!.shape as [number, number, number, number],
      attrs.filterSize as [number, number],
      attrs.strides as [number, number],
      1,
      attrs.pad as 'same' | 'valid' | number,
      attrs.dimRoundingMode as 'floor' | 'round' | 'ceil' | undefined,
    );
    const dx = backend.makeOutput(input!.shape, 'float32');
    kernels.maxPoolBackprop(
      addressOf(backend, input!),
      addressOf(backend, output!),
      addressOf(backend, dy!),
      addressOf(backend, dx),
      info.batchSize,
      info.inHeight,
      info.inWidth,
      info.inChannels,
      info.outHeight,
      info.outWidth,
      info.filterHeight,
      info.filterWidth,
      info.strideHeight,
      info.strideWidth,
      info.padInfo.top,
      info.padInfo.left,
    );
    return dx;
  };
}
