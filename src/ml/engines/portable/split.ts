import type { StockKernel, WasmKernel } from './kernelOverride';
import { addressOf, type Kernels } from './kernels';

/** `SplitV` of a float32 vector, as the parameters are split into weights; tfjs copies it value by value. */
export function splitKernel(kernels: Kernels, { fallBack }: StockKernel): WasmKernel {
  return (call) => {
    const { inputs, attrs, backend } = call;
    const { x } = inputs;
    const sizes = attrs.numOrSizeSplits;
    if (x!.shape.length !== 1 || x!.dtype !== 'float32' || !Array.isArray(sizes)) return fallBack(call);
    let from = addressOf(backend, x!);
    return (sizes as number[]).map((size) => {
      const part = backend.makeOutput([size], 'float32');
      kernels.copy(addressOf(backend, part), from, 4 * size);
      from += 4 * size;
      return part;
    });
  };
}
