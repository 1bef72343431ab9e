import { util } from '@tensorflow/tfjs-core';
import type { WasmKernel } from './kernelOverride';
import { addressOf, type Kernels } from './kernels';

/** `BatchNormTrain` of `engines/trainingKernels.ts`: y, mean and variance. */
export function batchNormTrainKernel(kernels: Kernels): WasmKernel {
  return ({ inputs, attrs, backend }) => {
    const { x, gamma, beta } = inputs;
    const channels = gamma!.size;
    const rows = util.sizeFromShape(x!.shape) / channels;
    const y = backend.makeOutput(x!.shape, 'float32');
    const mean = backend.makeOutput([channels], 'float32');
    const variance = backend.makeOutput([channels], 'float32');
    const addresses = [
      addressOf(backend, x!),
      addressOf(backend, mean),
      addressOf(backend, variance),
    ] as const;
    kernels.batchNormMoments(...addresses, rows, channels);
    kernels.batchNormApply(
      ...addresses,
      addressOf(backend, gamma!),
      addressOf(backend, beta!),
      addressOf(backend, y),
      rows,
      channels,
      attrs.epsilon as number,
    );
    return [y, mean, variance];
  };
}

/** `BatchNormTrainGrad` of `engines/trainingKernels.ts`: dx, dgamma and dbeta. */
export function batchNormTrainGradKernel(kernels: Kernels): WasmKernel {
  return ({ inputs, attrs, backend }) => {
    const { x, dy, mean, variance, gamma } = inputs;
    const channels = gamma!.size;
    const dx = backend.makeOutput(x!.shape, 'float32');
    const dgamma = backend.makeOutput([channels], 'float32');
    const dbeta = backend.makeOutput([channels], 'float32');
    kernels.batchNormBackprop(
      addressOf(backend, x!),
      addressOf(backend, dy!),
      addressOf(backend, mean!),
      addressOf(backend, variance!),
      addressOf(backend, gamma!),
      addressOf(backend, dx),
      addressOf(backend, dgamma),
      addressOf(backend, dbeta),
      util.sizeFromShape(x!.shape) / channels,
      channels,
      attrs.epsilon as number,
    );
    return [dx, dgamma, dbeta];
  };
}
