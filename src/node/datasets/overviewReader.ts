import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { CancelledError, UserError } from '../../ml/userError';
import type { DatasetOverview } from '../../protocol/dataset';
import type { DatasetSource } from '../../protocol/training';
import type { OverviewAnswer, OverviewRequest } from './overviewWorker';

/** Reads a dataset on a worker thread, which keeps it for the next overview of it, so that the caller never stalls. */
export class OverviewReader {
  private worker: Worker | null = null;
  private disposed = false;

  /** @param distFolder path of the folder with the bundles */
  constructor(private readonly distFolder: string) {}

  /**
   * An overview of `source`; `seed` picks the samples. One call at a time.
   * @throws UserError if the dataset is damaged or the worker dies; CancelledError if the reader was disposed meanwhile
   */
  async read(source: DatasetSource, seed: number): Promise<DatasetOverview> {
    if (this.disposed) throw new CancelledError();
    const worker = (this.worker ??= this.startWorker());
    const answer = await new Promise<OverviewAnswer>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', (cause) => reject(this.ended(cause)));
      worker.once('exit', () => reject(this.ended()));
      worker.postMessage({ source, seed } satisfies OverviewRequest);
    });
    if (answer.type === 'overview') return answer.overview;
    const cause = new Error(answer.detail);
    if (answer.isUserError) throw new UserError(answer.message, { cause });
    throw new Error(answer.message, { cause });
  }

  dispose(): void {
    this.disposed = true;
    void this.worker?.terminate();
    this.worker = null;
  }

  private startWorker(): Worker {
    const worker = new Worker(join(this.distFolder, 'dataset.js'));
    const forget = (): void => {
      if (this.worker === worker) this.worker = null;
    };
    // Always heard, or a worker that dies between two calls would end this process.
    return worker.on('error', forget).on('exit', forget);
  }

  private ended(cause?: unknown): Error {
    if (this.disposed) return new CancelledError();
    return new UserError('The dataset could not be read: its reader ended early. Show it again.', { cause });
  }
}
