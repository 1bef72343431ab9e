import { util } from '@tensorflow/tfjs-core';
import type { WasmKernel } from './kernelOverride';
import { addressOf, type Kernels } from './kernels';

/** `BiasTrainGrad` of `engines/trainingKernels.ts`. */
export function biasTrainGradKernel(kernels: Kernels): WasmKernel {
  return ({ inputs, backend }) => {
    const { dy } = inputs;
    const channels = dy!.shape.at(-1)!;
    const sums = backend.makeOutput([channels], 'float32');
    const rows = util.sizeFromShape(dy!.shape) / channels;
    kernels.columnSums(addressOf(backend, dy!), addressOf(backend, sums), rows, channels);
    return sums;
  };
}
