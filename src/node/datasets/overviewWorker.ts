import { parentPort } from 'node:worker_threads';
import type { Dataset } from '../../ml/data/labelledImages';
import { isUserError } from '../../ml/userError';
import type { DatasetOverview } from '../../protocol/dataset';
import type { DatasetSource } from '../../protocol/training';
import { datasetOverview } from './datasetOverview';
import { loadDataset } from './loadDataset';

/** What the worker is asked: an overview of a dataset, which stays the same for as long as the worker lives. */
export interface OverviewRequest {
  readonly id: number;
  readonly source: DatasetSource;
  readonly seed: number;
}

/** `id` is that of the request; `isUserError` says whether `message` is a sentence for the user. */
export type OverviewAnswer =
  | { readonly type: 'overview'; readonly id: number; readonly overview: DatasetOverview }
  | {
      readonly type: 'failed';
      readonly id: number;
      readonly isUserError: boolean;
      readonly message: string;
      readonly detail: string;
    };

let loaded: Promise<Dataset> | null = null;

async function answer({ id, source, seed }: OverviewRequest): Promise<OverviewAnswer> {
  try {
    loaded ??= loadDataset(source);
    return { type: 'overview', id, overview: datasetOverview(await loaded, seed) };
  } catch (error) {
    loaded = null;
    const message = error instanceof Error ? error.message : String(error);
    const detail = error instanceof Error ? (error.stack ?? message) : message;
    return { type: 'failed', id, isUserError: isUserError(error), message, detail };
  }
}

parentPort?.on('message', (request: OverviewRequest) => {
  void answer(request).then((message) => parentPort?.postMessage(message));
});
