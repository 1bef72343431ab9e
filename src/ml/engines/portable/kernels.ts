import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { TensorInfo } from '@tensorflow/tfjs-core';

/** The part of WebAssembly's own interface that is used here; DOM's types, which have all of it, are not seen. */
declare const WebAssembly: {
  validate(bytes: Uint8Array): boolean;
  instantiate(
    bytes: Uint8Array,
    imports: { env: { memory: object } },
  ): Promise<{ instance: { exports: unknown } }>;
};

/** What the kernels here need of tfjs's WASM backend. */
export type WasmBackend = Pick<BackendWasm, 'wasm' | 'dataIdMap' | 'disposeData' | 'makeOutput'>;

/** What `assembly/index.ts` exports. Addresses are bytes from the start of tfjs's memory, all else as named there. */
export interface Kernels {
  conv2dBackpropFilter(
    x: number,
    dy: number,
    dw: number,
    batch: number,
    inHeight: number,
    inWidth: number,
    inChannels: number,
    outHeight: number,
    outWidth: number,
    outChannels: number,
    filterHeight: number,
    filterWidth: number,
    strideHeight: number,
    strideWidth: number,
    padTop: number,
    padLeft: number,
  ): void;
  maxPoolBackprop(
    x: number,
    y: number,
    dy: number,
    dx: number,
    batch: number,
    inHeight: number,
    inWidth: number,
    channels: number,
    outHeight: number,
    outWidth: number,
    filterHeight: number,
    filterWidth: number,
    strideHeight: number,
    strideWidth: number,
    padTop: number,
    padLeft: number,
  ): void;
  dropout(
    x: number,
    y: number,
    mask: number,
    count: number,
    dropped: number,
    kept: number,
    seed: number,
  ): void;
  softmaxCrossEntropy(
    logits: number,
    targets: number,
    loss: number,
    gradient: number,
    rows: number,
    classes: number,
  ): void;
  adam(
    values: number,
    gradient: number,
    mean: number,
    square: number,
    decayed: number,
    nextValues: number,
    nextMean: number,
    nextSquare: number,
    count: number,
    rate: number,
    decay: number,
    beta1: number,
    beta2: number,
    epsilon: number,
  ): void;
  globalAveragePoolBackprop(dy: number, dx: number, batch: number, pixels: number, channels: number): void;
  copy(to: number, from: number, bytes: number): void;
  winogradScratch(inChannels: number, outChannels: number, height: number, width: number): number;
  winogradConv2d(
    x: number,
    filter: number,
    bias: number,
    y: number,
    scratch: number,
    batch: number,
    inHeight: number,
    inWidth: number,
    inChannels: number,
    outHeight: number,
    outWidth: number,
    outChannels: number,
    padTop: number,
    padLeft: number,
    relu: boolean,
    rotated180: boolean,
  ): void;
  winogradBackpropFilter(
    x: number,
    dy: number,
    dw: number,
    scratch: number,
    batch: number,
    inHeight: number,
    inWidth: number,
    inChannels: number,
    outHeight: number,
    outWidth: number,
    outChannels: number,
    padTop: number,
    padLeft: number,
  ): void;
  reluBackprop(y: number, dy: number, dx: number, count: number): void;
  columnSums(x: number, sums: number, rows: number, columns: number): void;
  batchNormMoments(x: number, mean: number, variance: number, rows: number, channels: number): void;
  batchNormApply(
    x: number,
    mean: number,
    variance: number,
    gamma: number,
    beta: number,
    y: number,
    rows: number,
    channels: number,
    epsilon: number,
  ): void;
  batchNormBackprop(
    x: number,
    dy: number,
    mean: number,
    variance: number,
    gamma: number,
    dx: number,
    dgamma: number,
    dbeta: number,
    rows: number,
    channels: number,
    epsilon: number,
  ): void;
}

/**
 * Instantiates the first of `modules` that this machine can run, on the memory of a WASM backend. Kernels are given
 * addresses, never views: any allocation may grow the memory, which empties views and leaves addresses valid.
 * @throws Error if this machine can run none of them
 */
export async function loadKernels(modules: readonly Uint8Array[], backend: WasmBackend): Promise<Kernels> {
  const bytes = modules.find(isRunnable);
  if (bytes === undefined) throw new Error('None of the kernel modules is one that this machine takes.');
  // Emscripten's name for the module's exports, which its types leave out.
  const { asm } = backend.wasm as unknown as { asm: { memory: object } };
  const { instance } = await WebAssembly.instantiate(bytes, { env: { memory: asm.memory } });
  return instance.exports as Kernels;
}

/** Whether this machine can run a module: not each knows relaxed SIMD. */
export function isRunnable(module: Uint8Array): boolean {
  return WebAssembly.validate(module);
}

/** Where a tensor of the backend lies. Valid until the tensor is disposed of. */
export function addressOf(backend: WasmBackend, tensor: TensorInfo): number {
  return backend.dataIdMap.get(tensor.dataId).memoryOffset;
}
