import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { UserError } from '../../userError';
import { BATCH_NORM_TRAIN, BATCH_NORM_TRAIN_GRAD, RELU_TRAIN_GRAD } from '../trainingKernels';
import { batchNormTrainGradKernel, batchNormTrainKernel } from './batchNorm';
import { filterGradientKernel } from './filterGradient';
import { inputGradientKernel } from './inputGradient';
import { addKernel, overrideKernel } from './kernelOverride';
import { loadKernels, type Kernels, type WasmBackend } from './kernels';
import { matMulKernel } from './matMul';
import { maxPoolGradKernel } from './maxPool';
import { reluTrainGradKernel } from './relu';
import { sumKernel } from './sums';

export interface PortableEngineFiles {
  /** Where tfjs's .wasm files lie: a path or a URL that ends in '/'. */
  readonly wasmFolder: string;
  /** Bytes of `kernels.wasm`, which training needs and reading does not. */
  readonly kernels?: Uint8Array;
}

/**
 * Makes WebAssembly what tfjs runs on: one thread, SIMD where the machine has it.
 * @throws UserError if WebAssembly or its files are not to be had
 */
export async function startPortableEngine({ wasmFolder, kernels }: PortableEngineFiles): Promise<void> {
  // Threads would need a cross-origin isolated page, and a third binary.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  if (tf.engine().registry.wasm === undefined) setWasmPaths(wasmFolder);
  let started: boolean;
  try {
    started = await tf.setBackend('wasm');
  } catch (cause) {
    throw doesNotStart(cause);
  }
  if (!started) throw doesNotStart();
  const added = tf.getKernel(tf.Conv2DBackpropFilter, 'wasm') as tf.KernelConfig | undefined;
  if (kernels !== undefined && added === undefined) {
    install(await loadKernels(kernels, tf.backend() as unknown as WasmBackend));
  }
}

function install(kernels: Kernels): void {
  addKernel(tf.Conv2DBackpropFilter, filterGradientKernel(kernels));
  addKernel(BATCH_NORM_TRAIN, batchNormTrainKernel(kernels));
  addKernel(BATCH_NORM_TRAIN_GRAD, batchNormTrainGradKernel(kernels));
  addKernel(RELU_TRAIN_GRAD, reluTrainGradKernel(kernels));
  overrideKernel(tf.Conv2DBackpropInput, inputGradientKernel);
  overrideKernel(tf.MaxPoolGrad, () => maxPoolGradKernel(kernels));
  overrideKernel(tf.BatchMatMul, (original) => matMulKernel(kernels, original));
  overrideKernel(tf.Sum, (original) => sumKernel(kernels, original));
}

function doesNotStart(cause?: unknown): UserError {
  return new UserError(
    'The portable engine does not start: its WebAssembly files cannot be loaded. Install Digit Lab again.',
    { cause },
  );
}
