/**
 * How often a kernel was asked for, and how often what ran was tfjs's own instead of the engine's. Counted are the training
 * kernels of both engines and, of the portable one, those that stand before tfjs's own; what is left to tfjs because it does
 * that as well is no fallback.
 */
export interface KernelUse {
  readonly calls: number;
  readonly fallbacks: number;
}

const uses = new Map<string, { calls: number; fallbacks: number }>();

function useOf(kernelName: string): { calls: number; fallbacks: number } {
  let use = uses.get(kernelName);
  if (use === undefined) uses.set(kernelName, (use = { calls: 0, fallbacks: 0 }));
  return use;
}

/** For the kernels themselves: one was asked for. */
export function countCall(kernelName: string): void {
  useOf(kernelName).calls++;
}

/** For the kernels themselves: one could not do with what it was given, and left it to tfjs. */
export function countFallback(kernelName: string): void {
  useOf(kernelName).fallbacks++;
}

/** By kernel, since the start or the last `resetKernelUse`, in this thread. */
export function kernelUse(): ReadonlyMap<string, KernelUse> {
  return uses;
}

export function resetKernelUse(): void {
  uses.clear();
}
