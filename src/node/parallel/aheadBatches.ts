import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { LabelledImages } from '../../ml/data/labelledImages';
import type { Batch, BatchSettings, BatchSource } from '../../ml/training/batches';
import { Setback } from '../../ml/training/setback';

/** What the thread is started with. */
export interface BatchWorkerStart {
  readonly images: LabelledImages;
  readonly indices: Uint32Array;
  readonly settings: BatchSettings;
}

/** How many batches are made, or being made, before they are asked for. */
const AHEAD = 2;

/** The batches of a run, made ahead of the steps on a thread of their own. */
export class AheadBatches implements BatchSource {
  private readonly thread: Worker;
  private readonly ready: Batch[] = [];
  private wanted: { fulfil: (batch: Batch) => void; reject: (error: Error) => void } | null = null;
  private end: Error | null = null;

  /** @param distFolder the folder with the bundles, whose `batchWorker.js` is the thread's program */
  constructor(distFolder: string, images: LabelledImages, indices: Uint32Array, settings: BatchSettings) {
    const { batchSize, augmentation, seed } = settings;
    const workerData: BatchWorkerStart = { images, indices, settings: { batchSize, augmentation, seed } };
    this.thread = new Worker(join(distFolder, 'batchWorker.js'), { workerData });
    this.thread.on('message', (batch: Batch) => {
      if (this.wanted === null) this.ready.push(batch);
      else this.wanted.fulfil(batch);
      this.wanted = null;
    });
    this.thread.on('error', (cause) => this.fail(cause));
    this.thread.on('exit', (code) => this.fail(new Error(`The thread ended by itself, with code ${code}.`)));
    for (let batch = 0; batch < AHEAD; batch++) this.thread.postMessage('next');
  }

  /** @throws Setback if the thread has died */
  next(): Promise<Batch> {
    const batch = this.nextBatch();
    // It is asked for ahead of its use: until it is awaited, its failure must not count as unhandled.
    batch.catch(() => undefined);
    return batch;
  }

  async dispose(): Promise<void> {
    this.end ??= new Error('The thread was ended.');
    await this.thread.terminate();
  }

  private nextBatch(): Promise<Batch> {
    if (this.end !== null) return Promise.reject(this.end);
    this.thread.postMessage('next');
    const batch = this.ready.shift();
    if (batch !== undefined) return Promise.resolve(batch);
    return new Promise((fulfil, reject) => {
      this.wanted = { fulfil, reject };
    });
  }

  private fail(cause: unknown): void {
    this.end ??= new Setback(
      'The thread that makes the batches ended unexpectedly, perhaps for lack of memory. Train again.',
      { cause },
    );
    this.wanted?.reject(this.end);
    this.wanted = null;
  }
}
