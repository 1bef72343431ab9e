import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { UserError } from '../../userError';
import {
  ADAM_TRAIN,
  BATCH_NORM_TRAIN,
  BATCH_NORM_TRAIN_GRAD,
  BIAS_TRAIN_GRAD,
  DROPOUT_TRAIN,
  GLOBAL_AVERAGE_POOL_TRAIN_GRAD,
  RELU_TRAIN_GRAD,
  SOFTMAX_CROSS_ENTROPY_TRAIN,
} from '../kernelNames';
import { adamTrainKernel } from './adam';
import { globalAveragePoolTrainGradKernel } from './averagePool';
import { batchNormTrainGradKernel, batchNormTrainKernel } from './batchNorm';
import { biasTrainGradKernel } from './biasGradient';
import { fusedConvolutionKernel } from './convolution';
import { dropoutTrainKernel } from './dropout';
import { filterGradientKernel } from './filterGradient';
import { inputGradientKernel } from './inputGradient';
import { addKernel, overrideKernel } from './kernelOverride';
import { loadKernels, type Kernels, type WasmBackend } from './kernels';
import { softmaxCrossEntropyTrainKernel } from './loss';
import { matMulKernel } from './matMul';
import { maxPoolGradKernel } from './maxPool';
import { refuseFullMemory } from './memory';
import { reluTrainGradKernel } from './relu';
import { splitKernel } from './split';

export interface PortableEngineFiles {
  /** Where tfjs's .wasm files lie: a path or a URL that ends in '/'. */
  readonly wasmFolder: string;
  /** Bytes of the modules of kernels, the best first, which training needs and reading does not. */
  readonly kernels?: readonly Uint8Array[];
}

/** The last argument of `setWasmPaths`, which throws after a start that failed; the start itself may be tried again. */
let toldFolder: string | null = null;

/**
 * Makes WebAssembly what tfjs runs on: one thread, SIMD where the machine has it. After a failure it may be tried again.
 * @throws UserError if WebAssembly or its files are not to be had
 */
export async function startPortableEngine({ wasmFolder, kernels }: PortableEngineFiles): Promise<void> {
  // Threads would need a cross-origin isolated page, and a third binary.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  const isFirst = tf.engine().registry.wasm === undefined;
  let started: boolean;
  try {
    if (isFirst && toldFolder !== wasmFolder) setWasmPaths(wasmFolder);
    toldFolder = wasmFolder;
    started = await tf.setBackend('wasm');
  } catch (cause) {
    throw portableDoesNotStart(cause);
  }
  if (!started) throw portableDoesNotStart();
  if (isFirst) refuseFullMemory(tf.backend() as unknown as WasmBackend);
  const added = tf.getKernel(tf.Conv2DBackpropFilter, 'wasm') as tf.KernelConfig | undefined;
  if (kernels !== undefined && added === undefined) {
    install(await startKernels(kernels));
  }
}

/** @throws UserError if this machine can run none of the modules */
async function startKernels(modules: readonly Uint8Array[]): Promise<Kernels> {
  try {
    return await loadKernels(modules, tf.backend() as unknown as WasmBackend);
  } catch (cause) {
    throw portableDoesNotStart(cause);
  }
}

function install(kernels: Kernels): void {
  addKernel(tf.Conv2DBackpropFilter, filterGradientKernel(kernels));
  addKernel(ADAM_TRAIN, adamTrainKernel(kernels));
  addKernel(BATCH_NORM_TRAIN, batchNormTrainKernel(kernels));
  addKernel(BATCH_NORM_TRAIN_GRAD, batchNormTrainGradKernel(kernels));
  addKernel(BIAS_TRAIN_GRAD, biasTrainGradKernel(kernels));
  addKernel(DROPOUT_TRAIN, dropoutTrainKernel(kernels));
  addKernel(GLOBAL_AVERAGE_POOL_TRAIN_GRAD, globalAveragePoolTrainGradKernel(kernels));
  addKernel(RELU_TRAIN_GRAD, reluTrainGradKernel(kernels));
  addKernel(SOFTMAX_CROSS_ENTROPY_TRAIN, softmaxCrossEntropyTrainKernel(kernels));
  overrideKernel(tf.Conv2DBackpropInput, (stock) => inputGradientKernel(kernels, stock));
  overrideKernel(tf.FusedConv2D, (stock) => fusedConvolutionKernel(kernels, stock));
  overrideKernel(tf.MaxPoolGrad, () => maxPoolGradKernel(kernels));
  overrideKernel(tf.BatchMatMul, (stock) => matMulKernel(kernels, stock));
  overrideKernel(tf.SplitV, (stock) => splitKernel(kernels, stock));
}

/** The error for the user where a file of the engine is missing or damaged, or this machine cannot run it. */
export function portableDoesNotStart(cause?: unknown): UserError {
  return new UserError(
    'The portable engine does not start: its WebAssembly files cannot be loaded. Install Digit Lab again.',
    { cause },
  );
}
