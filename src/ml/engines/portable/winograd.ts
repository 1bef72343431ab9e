import type { backend_util, TensorInfo } from '@tensorflow/tfjs-core';
import { addressOf, type Kernels, type WasmBackend } from './kernels';

type Info = backend_util.Conv2DInfo;

/**
 * Whether the Winograd kernels support a convolution: 3 x 3 at stride 1, without dilation, channels in multiples of eight.
 * For input channels four would do, but the gradient of the input swaps them with those of the output.
 */
export function suitsWinograd(info: Info): boolean {
  const { filterHeight, filterWidth, strideHeight, strideWidth, dilationHeight, dilationWidth } = info;
  return (
    filterHeight === 3 &&
    filterWidth === 3 &&
    strideHeight * strideWidth * dilationHeight * dilationWidth === 1 &&
    info.inChannels % 8 === 0 &&
    info.outChannels % 8 === 0
  );
}

/** The convolution of `x`, with `bias` and ReLU if they are wanted. */
export function winogradConvolution(
  kernels: Kernels,
  backend: WasmBackend,
  { x, filter, bias, relu }: { x: TensorInfo; filter: TensorInfo; bias: TensorInfo | null; relu: boolean },
  info: Info,
): TensorInfo {
  const { outHeight, outWidth, inChannels, outChannels } = info;
  const y = backend.makeOutput(info.outShape, 'float32');
  withScratch(kernels, backend, [inChannels, outChannels, outHeight, outWidth], (scratch) =>
    kernels.winogradConv2d(
      addressOf(backend, x),
      addressOf(backend, filter),
      bias === null ? 0 : addressOf(backend, bias),
      addressOf(backend, y),
      scratch,
      info.batchSize,
      info.inHeight,
      info.inWidth,
      inChannels,
      outHeight,
      outWidth,
      outChannels,
      info.padInfo.top,
      info.padInfo.left,
      relu,
      false,
    ),
  );
  return y;
}

/**
 * The gradient of a convolution's input, given that of its output: a convolution with the filter rotated by 180 degrees.
 */
export function winogradInputGradient(
  kernels: Kernels,
  backend: WasmBackend,
  { dy, filter }: { dy: TensorInfo; filter: TensorInfo },
  info: Info,
): TensorInfo {
  const { inHeight, inWidth, inChannels, outChannels } = info;
  const dx = backend.makeOutput(info.inShape, 'float32');
  withScratch(kernels, backend, [outChannels, inChannels, inHeight, inWidth], (scratch) =>
    kernels.winogradConv2d(
      addressOf(backend, dy),
      addressOf(backend, filter),
      0,
      addressOf(backend, dx),
      scratch,
      info.batchSize,
      info.outHeight,
      info.outWidth,
      outChannels,
      inHeight,
      inWidth,
      inChannels,
      2 - info.padInfo.top,
      2 - info.padInfo.left,
      false,
      true,
    ),
  );
  return dx;
}

/** The gradient of a convolution's filter. */
export function winogradFilterGradient(
  kernels: Kernels,
  backend: WasmBackend,
  { x, dy }: { x: TensorInfo; dy: TensorInfo },
  info: Info,
): TensorInfo {
  const { outHeight, outWidth, inChannels, outChannels } = info;
  const dw = backend.makeOutput(info.filterShape, 'float32');
  withScratch(kernels, backend, [inChannels, outChannels, outHeight, outWidth], (scratch) =>
    kernels.winogradBackpropFilter(
      addressOf(backend, x),
      addressOf(backend, dy),
      addressOf(backend, dw),
      scratch,
      info.batchSize,
      info.inHeight,
      info.inWidth,
      inChannels,
      outHeight,
      outWidth,
      outChannels,
      info.padInfo.top,
      info.padInfo.left,
    ),
  );
  return dw;
}

function withScratch(
  kernels: Kernels,
  backend: WasmBackend,
  shape: [inChannels: number, outChannels: number, height: number, width: number],
  work: (address: number) => void,
): void {
  const scratch = backend.makeOutput([kernels.winogradScratch(...shape) / 4], 'float32');
  work(addressOf(backend, scratch));
  backend.disposeData(scratch.dataId);
}
