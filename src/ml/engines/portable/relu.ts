import type { WasmKernel } from './kernelOverride';
import { addressOf, type Kernels } from './kernels';

/** `ReluTrainGrad` of `engines/trainingKernels.ts`. */
export function reluTrainGradKernel(kernels: Kernels): WasmKernel {
  return ({ inputs, backend }) => {
    const { y, dy } = inputs;
    const dx = backend.makeOutput(y!.shape, 'float32');
    const [from, gradient, to] = [y!, dy!, dx].map((tensor) => addressOf(backend, tensor));
    kernels.reluBackprop(from!, gradient!, to!, y!.size);
    return dx;
  };
}
