import type { backend_util } from '@tensorflow/tfjs-core';
import { convolutionInfo } from './convolutionInfo';
import type { StockKernel, WasmKernel } from './kernelOverride';
import type { Kernels } from './kernels';
import { suitsWinograd, winogradConvolution } from './winograd';

/** With fewer tiles of 2 x 2 outputs than this, transforming the filter costs more than it saves. */
const FEWEST_TILES = 64;

/**
 * `FusedConv2D` by Winograd's algorithm where that is faster and supported. tfjs gives all other convolutions to XNNPACK;
 * that counts as a fallback only where Winograd's algorithm would have been faster.
 */
export function fusedConvolutionKernel(kernels: Kernels, { run, fallBack }: StockKernel): WasmKernel {
  return (call) => {
    const { inputs, attrs, backend } = call;
    const { x, filter, bias } = inputs;
    const { activation } = attrs;
    const info = convolutionInfo(x!.shape, filter!.shape, attrs);
    if (!gainsByWinograd(info)) return run(call);
    const isPlain = activation === 'linear' || activation === 'relu';
    const hasPlainBias = bias === undefined || bias.shape.length === 1;
    if (!isPlain || !hasPlainBias || attrs.dataFormat !== 'NHWC' || !suitsWinograd(info))
      return fallBack(call);
    const given = { x: x!, filter: filter!, bias: bias ?? null, relu: activation === 'relu' };
    return winogradConvolution(kernels, backend, given, info);
  };
}

/** Whether Winograd's algorithm is faster: for 3 x 3 filters at stride 1, more than one channel and enough tiles. */
function gainsByWinograd(info: backend_util.Conv2DInfo): boolean {
  const { filterHeight, filterWidth, strideHeight, strideWidth, inChannels } = info;
  const tiles = (info.batchSize * info.outHeight * info.outWidth) / 4;
  const isOfItsShape = filterHeight === 3 && filterWidth === 3 && strideHeight === 1 && strideWidth === 1;
  return isOfItsShape && inChannels > 1 && tiles >= FEWEST_TILES;
}
