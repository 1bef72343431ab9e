import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { CancelledError, UserError } from '../../ml/userError';
import type { DatasetOverview } from '../../protocol/dataset';
import type { DatasetSource } from '../../protocol/training';
import type { DatasetAnswer, DatasetRequest } from './datasetWorker';
import type { SyntheticSource } from './syntheticFiles';

type Answered = Exclude<DatasetAnswer, { type: 'failed' }>;

interface Waiting {
  readonly fulfil: (answer: Answered) => void;
  readonly reject: (error: Error) => void;
}

/** A request before it has its number. */
type Question = DatasetRequest extends infer Each
  ? Each extends DatasetRequest
    ? Omit<Each, 'id'>
    : never
  : never;

/**
 * Reads a dataset on a worker thread, which keeps it for the next overview of it, or makes one into files there, so that
 * the caller never stalls.
 */
export class DatasetThread {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 1;
  private disposed = false;

  /** @param distFolder path of the folder with the bundles */
  constructor(private readonly distFolder: string) {}

  /**
   * An overview of `source`, the same one in all calls; `seed` picks the samples.
   * @throws UserError if the dataset is damaged or the worker dies; CancelledError if the reader was disposed meanwhile
   */
  async read(source: DatasetSource, seed: number): Promise<DatasetOverview> {
    const answer = await this.ask({ type: 'overview', source, seed });
    if (answer.type === 'overview') return answer.overview;
    throw new Error(`The dataset's reader answered "${answer.type}".`);
  }

  /** Writes the test images of synthetic digits into a folder. @throws as `read`, and UserError as `writeSyntheticTest` */
  async write(source: SyntheticSource, folder: string): Promise<void> {
    await this.ask({ type: 'write', source, folder });
  }

  dispose(): void {
    this.disposed = true;
    const { worker } = this;
    this.fail(new CancelledError());
    void worker?.terminate();
  }

  private ask(question: Question): Promise<Answered> {
    if (this.disposed) return Promise.reject(new CancelledError());
    const worker = (this.worker ??= this.startWorker());
    const id = this.nextId++;
    return new Promise((fulfil, reject) => {
      this.waiting.set(id, { fulfil, reject });
      worker.postMessage({ ...question, id });
    });
  }

  private startWorker(): Worker {
    const worker = new Worker(join(this.distFolder, 'dataset.js'));
    worker.on('message', (answer: DatasetAnswer) => this.settle(answer));
    // Always heard, or a worker that dies between two calls would end this process.
    worker.on('error', (cause) => this.lose(worker, cause));
    worker.on('exit', (code) => this.lose(worker, new Error(`The dataset's thread ended with ${code}.`)));
    return worker;
  }

  private settle(answer: DatasetAnswer): void {
    const waiting = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if (answer.type !== 'failed') {
      waiting?.fulfil(answer);
      return;
    }
    const cause = new Error(answer.detail);
    const { message } = answer;
    waiting?.reject(answer.isUserError ? new UserError(message, { cause }) : new Error(message, { cause }));
  }

  private lose(worker: Worker, cause: Error): void {
    if (this.worker !== worker) return;
    this.fail(
      new UserError('The dataset could not be read: its reader ended early. Show it again.', { cause }),
    );
  }

  private fail(error: Error): void {
    this.worker = null;
    const lost = [...this.waiting.values()];
    this.waiting.clear();
    for (const { reject } of lost) reject(error);
  }
}
