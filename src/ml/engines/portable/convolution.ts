import { convolutionInfo } from './convolutionInfo';
import type { StockKernel, WasmKernel } from './kernelOverride';
import type { Kernels } from './kernels';
import { suitsWinograd, winogradConvolution } from './winograd';

/** Tiles below which transforming the filter costs more than it saves. */
const FEWEST_TILES = 64;

/** `FusedConv2D` by Winograd's way where that is open; the others are XNNPACK's, which tfjs hands them to. */
export function fusedConvolutionKernel(kernels: Kernels, { run }: StockKernel): WasmKernel {
  return (call) => {
    const { inputs, attrs, backend } = call;
    const { x, filter, bias } = inputs;
    const { activation } = attrs;
    const info = convolutionInfo(x!.shape, filter!.shape, attrs);
    const tiles = (info.batchSize * info.outHeight * info.outWidth) / 4;
    const isPlain = activation === 'linear' || activation === 'relu';
    const hasPlainBias = bias === undefined || bias.shape.length === 1;
    if (!isPlain || !hasPlainBias || attrs.dataFormat !== 'NHWC') return run(call);
    if (tiles < FEWEST_TILES || !suitsWinograd(info)) return run(call);
    const given = { x: x!, filter: filter!, bias: bias ?? null, relu: activation === 'relu' };
    return winogradConvolution(kernels, backend, given, info);
  };
}
