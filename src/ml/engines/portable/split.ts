import type { StockKernel, WasmKernel } from './kernelOverride';
import { addressOf, type Kernels } from './kernels';

/** `SplitV` of a float32 vector into parts of given sizes, as parameters are split into weights; tfjs copies value by value. */
export function splitKernel(kernels: Kernels, { fallBack }: StockKernel): WasmKernel {
  return (call) => {
    const { inputs, attrs, backend } = call;
    const { x } = inputs;
    const sizes = attrs.numOrSizeSplits as number | number[];
    const isVector = x!.shape.length === 1 && x!.dtype === 'float32';
    // A size of -1 stands for the rest.
    if (!isVector || !Array.isArray(sizes) || sizes.includes(-1)) return fallBack(call);
    let from = addressOf(backend, x!);
    return sizes.map((size) => {
      const part = backend.makeOutput([size], 'float32');
      kernels.copy(addressOf(backend, part), from, 4 * size);
      from += 4 * size;
      return part;
    });
  };
}
