import { version_core as tfjsVersion } from '@tensorflow/tfjs-core';
import type { Dataset } from '../data/labelledImages';
import { runningEngine } from '../engines/runningEngine';
import { evaluate } from '../evaluation/evaluate';
import type { ModelCard } from '../models/card';
import { ForwardPass } from '../models/forward';
import { writeLayersModel } from '../models/layersFormat';
import type { ArchitectureName } from '../models/layerSpec';
import type { ModelFiles } from '../models/modelFiles';
import { modelId } from '../models/modelId';
import type { Network } from '../models/network';
import { countParameters } from '../models/shapes';
import { VERSION } from '../version';
import type { TrainingConfiguration } from './configuration';
import type { HistoryRow } from './history';

/** What is known of a run that has ended. */
export interface FinishedRun {
  readonly architecture: ArchitectureName;
  readonly dataset: Dataset;
  readonly images: { readonly training: number; readonly validation: number };
  readonly configuration: TrainingConfiguration;
  readonly history: readonly HistoryRow[];
  readonly bestEpoch: number;
  readonly validationAccuracy: number;
  readonly seconds: number;
  /** Awaited between the batches of the test. */
  readonly breathe: () => Promise<void>;
}

/** Tests the network that a run came to, if there is a test set, and writes it down with its card. */
export async function trainedModel(network: Network, run: FinishedRun): Promise<ModelFiles> {
  const { dataset, images } = run;
  const model = writeLayersModel(network);
  const card: ModelCard = {
    format: 1,
    id: await modelId(run.architecture, model.weights),
    architecture: run.architecture,
    parameters: countParameters(network.layers).total,
    created: new Date().toISOString(),
    dataset: {
      name: dataset.name,
      trainingImages: images.training,
      validationImages: images.validation,
      testImages: dataset.test?.count ?? 0,
    },
    configuration: run.configuration,
    engine: runningEngine(),
    versions: { digitLab: VERSION, tfjs: tfjsVersion },
    trainingSeconds: Math.round(run.seconds),
    epochsRun: run.history.length,
    bestEpoch: run.bestEpoch,
    accuracy: { validation: run.validationAccuracy, test: await testAccuracy(network, run) },
  };
  return { ...model, card, history: run.history };
}

async function testAccuracy(network: Network, { dataset, breathe }: FinishedRun): Promise<number | null> {
  if (dataset.test === undefined || dataset.test.count === 0) return null;
  const forward = new ForwardPass(network);
  try {
    return (await evaluate(forward, dataset.test, { betweenBatches: breathe })).accuracy;
  } finally {
    forward.dispose();
  }
}
