// The thread that makes batches ahead of the steps for an engine that blocks the thread it is called from.
import { parentPort, workerData } from 'node:worker_threads';
import { Batches } from '../../ml/index';
import type { BatchWorkerStart } from './aheadBatches';

const { images, indices, settings } = workerData as BatchWorkerStart;
const batches = new Batches(images, indices, settings);

parentPort!.on('message', () => {
  const batch = batches.next();
  const frames = batch.frames.slice();
  parentPort!.postMessage({ ...batch, frames }, [frames.buffer]);
});
