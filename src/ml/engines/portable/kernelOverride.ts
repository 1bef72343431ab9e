import {
  getKernel,
  registerKernel,
  unregisterKernel,
  type Attribute,
  type Tensor,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import { countCall, countFallback } from '../kernelUse';
import type { WasmBackend } from './kernels';

/** One call of a kernel: tensors by their names in tfjs, and its settings. */
export interface KernelCall {
  readonly inputs: Readonly<Record<string, Tensor>>;
  readonly attrs: Readonly<Record<string, Attribute>>;
  readonly backend: WasmBackend;
}

export type WasmKernel = (call: KernelCall) => TensorInfo | TensorInfo[];

/** Registers a kernel that tfjs's WASM backend lacks. */
export function addKernel(kernelName: string, kernel: WasmKernel): void {
  registerKernel({
    kernelName,
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs = {}, backend }) =>
      kernel({
        inputs: inputs as KernelCall['inputs'],
        attrs,
        backend: backend as WasmBackend,
      }),
  });
}

/** tfjs's own kernel, for where it is faster and for what ours does not support. */
export interface StockKernel {
  readonly run: WasmKernel;
  /** The same, counted as a fallback. */
  readonly fallBack: WasmKernel;
}

/** Replaces a kernel of tfjs, which the new one may call. The backend must have been initialised. */
export function overrideKernel(kernelName: string, make: (stock: StockKernel) => WasmKernel): void {
  const { kernelFunc } = getKernel(kernelName, 'wasm');
  unregisterKernel(kernelName, 'wasm');
  const run: WasmKernel = ({ inputs, attrs, backend }) =>
    kernelFunc({ inputs: { ...inputs }, attrs: { ...attrs }, backend });
  const fallBack: WasmKernel = (call) => {
    countFallback(kernelName);
    return run(call);
  };
  const kernel = make({ run, fallBack });
  addKernel(kernelName, (call) => {
    countCall(kernelName);
    return kernel(call);
  });
}
