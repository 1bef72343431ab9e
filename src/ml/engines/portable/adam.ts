import { BETA1, BETA2, EPSILON } from '../adamConstants';
import type { WasmKernel } from './kernelOverride';
import { addressOf, type Kernels } from './kernels';

/** `AdamTrain` of `engines/trainingKernels.ts`: values, mean and square. */
export function adamTrainKernel(kernels: Kernels): WasmKernel {
  return ({ inputs, attrs, backend }) => {
    const { values, gradient, mean, square, decayed } = inputs;
    const { rate, decay } = attrs as { rate: number; decay: number };
    const next = [values!, mean!, square!].map(({ shape }) => backend.makeOutput(shape, 'float32'));
    const [nextValues, nextMean, nextSquare] = next.map((tensor) => addressOf(backend, tensor));
    kernels.adam(
      addressOf(backend, values!),
      addressOf(backend, gradient!),
      addressOf(backend, mean!),
      addressOf(backend, square!),
      addressOf(backend, decayed!),
      nextValues!,
      nextMean!,
      nextSquare!,
      values!.size,
      rate,
      decay,
      BETA1,
      BETA2,
      EPSILON,
    );
    return next;
  };
}
