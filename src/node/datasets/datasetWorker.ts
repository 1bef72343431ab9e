import { parentPort } from 'node:worker_threads';
import type { Dataset } from '../../ml/data/dataset';
import { detailOf, isUserError } from '../../ml/userError';
import type { DatasetOverview } from '../../protocol/dataset';
import type { DatasetSource } from '../../protocol/training';
import { datasetOverview } from './datasetOverview';
import { loadDataset } from './loadDataset';
import { writeSyntheticTest, type SyntheticSource } from './syntheticFiles';

/**
 * What the worker is asked: an overview of a dataset, which stays the same for as long as the worker lives, or to write
 * synthetic digits into a folder.
 */
export type DatasetRequest =
  | {
      readonly type: 'overview';
      readonly id: number;
      readonly source: DatasetSource;
      readonly seed: number;
    }
  | {
      readonly type: 'write';
      readonly id: number;
      readonly source: SyntheticSource;
      readonly folder: string;
    };

/** `id` is that of the request; `isUserError` says whether `message` is a sentence for the user. */
export type DatasetAnswer =
  | { readonly type: 'overview'; readonly id: number; readonly overview: DatasetOverview }
  | { readonly type: 'written'; readonly id: number }
  | {
      readonly type: 'failed';
      readonly id: number;
      readonly isUserError: boolean;
      readonly message: string;
      readonly detail: string;
    };

let loaded: Promise<Dataset> | null = null;

async function answer(request: DatasetRequest): Promise<DatasetAnswer> {
  const { id } = request;
  try {
    if (request.type === 'write') {
      await writeSyntheticTest(request.source, request.folder);
      return { type: 'written', id };
    }
    loaded ??= loadDataset(request.source);
    return { type: 'overview', id, overview: datasetOverview(await loaded, request.seed) };
  } catch (error) {
    loaded = null;
    const message = error instanceof Error ? error.message : String(error);
    return { type: 'failed', id, isUserError: isUserError(error), message, detail: detailOf(error) };
  }
}

parentPort?.on('message', (request: DatasetRequest) => {
  void answer(request).then((message) => parentPort?.postMessage(message));
});
