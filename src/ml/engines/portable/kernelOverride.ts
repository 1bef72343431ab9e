import {
  getKernel,
  registerKernel,
  unregisterKernel,
  type Attribute,
  type Tensor,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
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

/** Puts a kernel before tfjs's own, which it is given to fall back on. The backend must have been initialised. */
export function overrideKernel(kernelName: string, make: (original: WasmKernel) => WasmKernel): void {
  const { kernelFunc } = getKernel(kernelName, 'wasm');
  unregisterKernel(kernelName, 'wasm');
  addKernel(
    kernelName,
    make(({ inputs, attrs, backend }) => kernelFunc({ inputs: { ...inputs }, attrs: { ...attrs }, backend })),
  );
}
