import { setImmediate } from 'node:timers/promises';
import { CancelledError } from '../ml/userError';
import type { YieldPoint } from '../ml/yieldPoint';

/**
 * Lets messages and signals come through, such as Ctrl-C and the end of whoever reads our output. Throws a CancelledError
 * once `signal` is aborted.
 */
export function yieldPointOf(signal?: AbortSignal): YieldPoint {
  return async () => {
    await setImmediate();
    if (signal?.aborted === true) throw new CancelledError();
  };
}
