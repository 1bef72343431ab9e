import { util } from '@tensorflow/tfjs-core';
import type { WasmKernel } from './kernelOverride';
import { addressOf, type Kernels } from './kernels';

/** `DropoutTrain` of `engines/trainingKernels.ts`: y and mask. */
export function dropoutTrainKernel(kernels: Kernels): WasmKernel {
  return ({ inputs, attrs, backend }) => {
    const { x } = inputs;
    const { rate, seed } = attrs as { rate: number; seed: number };
    const y = backend.makeOutput(x!.shape, 'float32');
    const mask = backend.makeOutput(x!.shape, 'float32');
    kernels.dropout(
      addressOf(backend, x!),
      addressOf(backend, y),
      addressOf(backend, mask),
      util.sizeFromShape(x!.shape),
      Math.floor(rate * 2 ** 32),
      1 / (1 - rate),
      seed,
    );
    return [y, mask];
  };
}
