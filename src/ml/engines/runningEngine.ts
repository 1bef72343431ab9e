import { getBackend } from '@tensorflow/tfjs-core';
import type { EngineName } from './engine';

/** Which engine tfjs runs on now. */
export function runningEngine(): EngineName {
  return getBackend() === 'tensorflow' ? 'native' : 'portable';
}
