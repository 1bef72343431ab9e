import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Setback } from '../../ml/training/setback';
import type { WorkerAnswer, WorkerRequest, WorkerResults } from './messages';

interface Waiting {
  readonly fulfil: (result: WorkerResults[keyof WorkerResults]) => void;
  readonly reject: (error: Error) => void;
}

/** A thread of the portable engine. */
export class PortableThread {
  private readonly thread: Worker;
  private readonly waiting: Waiting[] = [];
  private end: Error | null = null;

  /** @param distFolder the folder with the bundles, whose `portableWorker.js` is the thread's program */
  constructor(distFolder: string) {
    this.thread = new Worker(join(distFolder, 'portableWorker.js'));
    this.thread.on('message', (answer: WorkerAnswer) => {
      if ('result' in answer) {
        this.waiting.shift()?.fulfil(answer.result);
        return;
      }
      // What it had half done it cannot take up again.
      this.fail(failed(new Error(answer.problem)));
      void this.terminate();
    });
    this.thread.on('error', (error) => this.fail(failed(error)));
    this.thread.on('exit', (code) =>
      this.fail(failed(new Error(`The thread ended by itself, with code ${code}.`))),
    );
  }

  get hasEnded(): boolean {
    return this.end !== null;
  }

  /**
   * @param handedOver buffers of the request that the thread gets for its own, instead of a copy
   * @throws Setback if the thread fails, or has ended
   */
  ask<Request extends WorkerRequest>(
    request: Request,
    handedOver: readonly ArrayBuffer[] = [],
  ): Promise<WorkerResults[Request['type']]> {
    if (this.end !== null) return Promise.reject(this.end);
    return new Promise((fulfil, reject) => {
      this.waiting.push({ fulfil: fulfil as Waiting['fulfil'], reject });
      this.thread.postMessage(request, handedOver);
    });
  }

  /** Ends the thread, whatever it does or waits for. */
  async terminate(): Promise<void> {
    this.end ??= failed(new Error('The thread was ended.'));
    await this.thread.terminate();
  }

  private fail(error: Error): void {
    this.end ??= error;
    for (const { reject } of this.waiting.splice(0)) reject(this.end);
  }
}

function failed(cause: unknown): Setback {
  return new Setback(
    'One of the threads that share the training ended unexpectedly, perhaps for lack of memory. Train again, with ' +
      'fewer workers or a smaller batch if it happens again.',
    { cause },
  );
}
