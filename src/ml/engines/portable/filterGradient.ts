import { convolutionInfo } from './convolutionInfo';
import type { WasmKernel } from './kernelOverride';
import { addressOf, type Kernels } from './kernels';
import { suitsWinograd, winogradFilterGradient } from './winograd';

/**
 * `Conv2DBackpropFilter`, which tfjs's WASM backend lacks (tfjs #8474). Any size, stride and padding; channels last and
 * no dilation, which is all that tfjs differentiates.
 */
export function filterGradientKernel(kernels: Kernels): WasmKernel {
  return ({ inputs, attrs, backend }) => {
    const { x, dy } = inputs;
    if (attrs.dataFormat !== 'NHWC')
      throw new Error('Conv2DBackpropFilter: only channels last is supported.');
    const info = convolutionInfo(x!.shape, attrs.filterShape, attrs);
    if (suitsWinograd(info)) return winogradFilterGradient(kernels, backend, { x: x!, dy: dy! }, info);
    const dw = backend.makeOutput(info.filterShape, 'float32');
    kernels.conv2dBackpropFilter(
      addressOf(backend, x!),
      addressOf(backend, dy!),
      addressOf(backend, dw),
      info.batchSize,
      info.inHeight,
      info.inWidth,
      info.inChannels,
      info.outHeight,
      info.outWidth,
      info.outChannels,
      info.filterHeight,
      info.filterWidth,
      info.strideHeight,
      info.strideWidth,
      info.padInfo.top,
      info.padInfo.left,
    );
    return dw;
  };
}
