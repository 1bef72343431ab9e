import type { WasmKernel } from './kernelOverride';
import { addressOf, type Kernels } from './kernels';

/** `SoftmaxCrossEntropyTrain` of `engines/trainingKernels.ts`: loss and gradient. */
export function softmaxCrossEntropyTrainKernel(kernels: Kernels): WasmKernel {
  return ({ inputs, backend }) => {
    const { logits, targets } = inputs;
    const [rows, classes] = logits!.shape as [number, number];
    const loss = backend.makeOutput([rows], 'float32');
    const gradient = backend.makeOutput([rows, classes], 'float32');
    kernels.softmaxCrossEntropy(
      addressOf(backend, logits!),
      addressOf(backend, targets!),
      addressOf(backend, loss),
      addressOf(backend, gradient),
      rows,
      classes,
    );
    return [loss, gradient];
  };
}
