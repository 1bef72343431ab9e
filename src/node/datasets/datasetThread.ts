import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { UserError } from '../../ml/userError';
import type { DatasetOverview } from '../../protocol/dataset';
import type { DatasetSource } from '../../protocol/training';
import { AnsweringThread, type Question } from '../parallel/answeringThread';
import type { DatasetAnswer, DatasetRequest } from './datasetWorker';
import type { SyntheticSource } from './syntheticFiles';

type Answered = Exclude<DatasetAnswer, { type: 'failed' }>;

/**
 * Reads a dataset on a worker thread, which keeps it for the next overview of it, or makes one into files there, so that
 * the caller never stalls.
 */
export class DatasetThread {
  private readonly thread: AnsweringThread<DatasetRequest, DatasetAnswer>;

  /** @param distFolder path of the folder with the bundles */
  constructor(distFolder: string) {
    this.thread = new AnsweringThread({
      start: () => new Worker(join(distFolder, 'dataset.js')),
      lost: () => 'The thread that prepares datasets ended early. Try again.',
    });
  }

  /**
   * An overview of `source`, the same one in all calls; `seed` picks the samples.
   * @throws UserError if the dataset is damaged or the worker dies; CancelledError if the thread was disposed meanwhile
   */
  async read(source: DatasetSource, seed: number): Promise<DatasetOverview> {
    const answer = await this.ask({ type: 'overview', source, seed });
    if (answer.type === 'overview') return answer.overview;
    throw new Error(`The dataset's thread answered "${answer.type}".`);
  }

  /** Writes the test images of synthetic digits into a folder. @throws as `read`, and UserError as `writeSyntheticTest` */
  async write(source: SyntheticSource, folder: string): Promise<void> {
    await this.ask({ type: 'write', source, folder });
  }

  dispose(): void {
    this.thread.dispose();
  }

  private async ask(question: Question<DatasetRequest>): Promise<Answered> {
    const answer = await this.thread.ask(question);
    if (answer.type !== 'failed') return answer;
    const cause = new Error(answer.detail);
    throw answer.isUserError
      ? new UserError(answer.message, { cause })
      : new Error(answer.message, { cause });
  }
}
