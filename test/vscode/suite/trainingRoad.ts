import * as assert from 'node:assert/strict';
import { join } from 'node:path';
import type { TrainModelOutcome } from '../../../src/extension/train/trainingOutcome';
import type { Notice } from '../../../src/extension/notices';
import { activated, listening, runCommand } from './digitLab';
import { writeSyntheticDataset } from './digits';

type Finished = Extract<TrainModelOutcome, { state: 'finished' }>;

/** Training on a small synthetic dataset, and the model that was in use before. */
export interface TrainingRoad {
  /** Path of the dataset's folder. */
  readonly dataset: string;
  readonly modelBefore: string;
  /** Trains one epoch of the quickest model, unless told otherwise. */
  train(
    more?: Record<string, unknown>,
  ): Promise<{ readonly result: TrainModelOutcome; readonly told: readonly Notice[] }>;
  /** The road is open: a normal run ends with a model, and the one in use is still what it was. */
  assertTrains(): Promise<Finished>;
}

/** @param folder for the dataset */
export async function trainingRoad(folder: string): Promise<TrainingRoad> {
  const api = await activated();
  const dataset = writeSyntheticDataset(join(folder, 'digits'));
  const modelBefore = (await api.currentModel()).id;
  const train: TrainingRoad['train'] = (more = {}) =>
    listening(() =>
      runCommand<TrainModelOutcome>('trainModel', {
        architecture: 'mlp',
        dataset: { kind: 'folder', path: dataset },
        epochs: 1,
        engine: 'portable',
        ...more,
      }),
    );
  const assertTrains = async (): Promise<Finished> => {
    const { result, told } = await train();
    assert.equal(result.state, 'finished', JSON.stringify(told));
    assert.equal((await api.currentModel()).id, modelBefore);
    return result;
  };
  return { dataset, modelBefore, train, assertTrains };
}
