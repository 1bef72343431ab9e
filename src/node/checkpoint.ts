import { setImmediate } from 'node:timers/promises';
import type { Checkpoint } from '../ml/checkpoint';
import { CancelledError } from '../ml/userError';

/**
 * Lets messages come through, Ctrl-C, and the end of whoever reads our output; throws a CancelledError once `signal` asks
 * for the work to stop.
 */
export function checkpointOf(signal?: AbortSignal): Checkpoint {
  return async () => {
    await setImmediate();
    if (signal?.aborted === true) throw new CancelledError();
  };
}
