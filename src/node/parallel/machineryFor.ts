import { availableParallelism } from 'node:os';
import type { EngineName } from '../../ml/engines/engine';
import { ONE_THREAD } from '../../ml/index';
import type { Machinery } from '../../ml/training/machinery';
import { AheadBatches } from './aheadBatches';
import { LEAST_SHARE, PortableCrew } from './portableCrew';

/** Beyond this many, a batch's shares get so small that threads wait more than they compute. */
const MOST_WORKERS = 8;

/** What a run works with; its threads end with `dispose`. */
export interface RunningMachinery extends Machinery {
  dispose(): Promise<void>;
}

/** How many threads the portable engine works with unless somebody says otherwise: one a core, at most eight. */
export function defaultWorkers(): number {
  return Math.min(availableParallelism(), MOST_WORKERS);
}

/**
 * The threads that suit an engine: TensorFlow has its own, one a core that the process may use, and gets its batches from
 * one more; the portable engine gets `workers` of them, or fewer if a batch has not eight images for each.
 * @param distFolder the folder with the bundles
 */
export function machineryFor(
  engine: EngineName,
  distFolder: string,
  { workers, batchSize }: { readonly workers: number; readonly batchSize: number },
): RunningMachinery {
  const fed = Math.min(workers, Math.floor(batchSize / LEAST_SHARE));
  if (engine === 'portable' && fed > 1) return new PortableCrew(distFolder, fed);
  const dispose = () => Promise.resolve();
  if (engine === 'portable') return { ...ONE_THREAD, dispose };
  return {
    ...ONE_THREAD,
    workers: availableParallelism(),
    startBatches: (images, indices, settings) => new AheadBatches(distFolder, images, indices, settings),
    dispose,
  };
}
