import { vi } from 'vitest';

/** Milliseconds that a busy machine may take for what a quiet one does at once. */
const PATIENCE = 20_000;

/** Waits until something holds, and gives it. */
export function until<Value>(look: () => Value | Promise<Value>): ReturnType<typeof vi.waitUntil<Value>> {
  return vi.waitUntil(look, { timeout: PATIENCE });
}
