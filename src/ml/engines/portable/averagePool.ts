import type { WasmKernel } from './kernelOverride';
import { addressOf, type Kernels } from './kernels';

/** `GlobalAveragePoolTrainGrad` of `engines/trainingKernels.ts`. */
export function globalAveragePoolTrainGradKernel(kernels: Kernels): WasmKernel {
  return ({ inputs, attrs, backend }) => {
    const { dy } = inputs;
    const [batch, channels] = dy!.shape as [number, number];
    const { height, width } = attrs as { height: number; width: number };
    const dx = backend.makeOutput([batch, height, width, channels], 'float32');
    kernels.globalAveragePoolBackprop(
      addressOf(backend, dy!),
      addressOf(backend, dx),
      batch,
      height * width,
      channels,
    );
    return dx;
  };
}
