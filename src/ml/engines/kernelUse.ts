/**
 * How often a kernel was called, and how often it fell back on tfjs's own. Counted are the training kernels of both engines
 * and those with which the portable engine replaces tfjs's own. A call that is left to tfjs because tfjs is as fast there is
 * no fallback.
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

/** For the kernels themselves: one was called. */
export function countCall(kernelName: string): void {
  useOf(kernelName).calls++;
}

/** For the kernels themselves: one does not support what it was given, and left it to tfjs. */
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
