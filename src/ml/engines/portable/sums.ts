import { util } from '@tensorflow/tfjs-core';
import type { WasmKernel } from './kernelOverride';
import { addressOf, type Kernels } from './kernels';

/**
 * `Sum` over all axes but the last, as the gradient of a bias asks for. tfjs transposes the tensor for that and sums with
 * scalar loops; every other sum is left to it.
 */
export function sumKernel(kernels: Kernels, original: WasmKernel): WasmKernel {
  return (call) => {
    const { inputs, attrs, backend } = call;
    const x = inputs.x!;
    const rank = x.shape.length;
    const axes = util.parseAxisParam(attrs.axis as number | number[], x.shape);
    const allButLast = rank > 1 && axes.length === rank - 1 && !axes.includes(rank - 1);
    if (!allButLast || x.dtype !== 'float32') return original(call);
    const columns = x.shape[rank - 1]!;
    const shape = attrs.keepDims ? x.shape.map((_, axis) => (axis === rank - 1 ? columns : 1)) : [columns];
    const out = backend.makeOutput(shape, 'float32');
    const rows = util.sizeFromShape(x.shape) / Math.max(1, columns);
    kernels.columnSums(addressOf(backend, x), addressOf(backend, out), rows, columns);
    return out;
  };
}
