import { version_core as tfjsVersion } from '@tensorflow/tfjs-core';
import type { LabelledImages } from '../data/labelledImages';
import type { Dataset } from '../data/dataset';
import { runningEngine } from '../engines/runningEngine';
import { acceptedAccuracy, type Calibration } from '../evaluation/calibration';
import { measureCalibration } from '../evaluation/measureCalibration';
import { predictDigits } from '../evaluation/predictImages';
import type { ModelCard } from '../models/card';
import { readLayersModel, writeLayersModel } from '../models/layersFormat';
import type { ArchitectureName } from '../models/layerSpec';
import type { ModelFiles } from '../models/modelFiles';
import { modelId } from '../models/modelId';
import type { Network } from '../models/network';
import { countParameters } from '../models/shapes';
import { VERSION } from '../version';
import type { YieldPoint } from '../yieldPoint';
import type { TrainingConfiguration } from './configuration';
import type { HistoryRow } from './history';
import type { Machinery } from './machinery';
import { isSetback } from './setback';
import type { StartedFrom } from './start';

/** What is known of a run that has ended. */
export interface FinishedRun {
  readonly architecture: ArchitectureName;
  /** `null` if it began with random weights. */
  readonly startedFrom: StartedFrom | null;
  /** Of the model that it was started from. */
  readonly calibrationBefore: Calibration | undefined;
  /** Ids of the teachers' cards. */
  readonly taughtBy: readonly string[];
  readonly dataset: Dataset;
  /** What the run was validated on. */
  readonly validation: LabelledImages;
  readonly images: { readonly training: number; readonly validation: number };
  readonly configuration: TrainingConfiguration;
  readonly history: readonly HistoryRow[];
  /** The epoch whose network is kept. */
  readonly best: HistoryRow;
  readonly seconds: number;
  readonly machinery: Machinery;
  /** Awaited between the batches of calibration and test. */
  readonly yieldPoint: YieldPoint;
}

/**
 * Calibrates the network that a run came to, tests it if there is a test set, and writes it down with its card.
 * @throws Setback if the engine fails, or a thread dies, each of the two times that this is tried
 */
export async function trainedModel(network: Network, run: FinishedRun): Promise<ModelFiles> {
  const { dataset, images } = run;
  const model = writeLayersModel(network, 'float16');
  // Calibrated and tested is what is written, rounded weights and all.
  const written = readLayersModel(model);
  const { calibration, test } = await measured(written, run).catch((error: unknown) => {
    if (!isSetback(error)) throw error;
    // Hours of training are not lost to what may not happen again: the next predictor gets threads that live.
    return measured(written, run);
  });
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
      ...(dataset.parts === undefined
        ? {}
        : { parts: { training: [...dataset.parts], validation: [...(dataset.validation?.parts ?? [])] } }),
    },
    ...(run.startedFrom === null ? {} : { startedFrom: run.startedFrom }),
    ...(run.taughtBy.length === 0 ? {} : { taughtBy: [...run.taughtBy] }),
    configuration: run.configuration,
    engine: runningEngine(),
    workers: run.machinery.workers,
    versions: { digitLab: VERSION, tfjs: tfjsVersion },
    trainingSeconds: Math.round(run.seconds),
    epochsRun: run.history.length,
    bestEpoch: run.best.epoch,
    accuracy: { validation: run.best.validationAccuracy, test },
    calibration,
  };
  return { ...model, card, history: run.history.filter(isStorable) };
}

/** Whether a file can hold a row: JSON has no word for what a loss is once weights have run away. */
function isStorable(row: HistoryRow): boolean {
  return Object.values(row).every(Number.isFinite);
}

/** What is found out about a finished network. In its accuracy on the test set a refusal is an error. */
async function measured(
  network: Network,
  { dataset, validation, calibrationBefore: before, configuration, machinery, yieldPoint }: FinishedRun,
): Promise<{ calibration: Calibration; test: number | null }> {
  const predictor = await machinery.startPredictor(network);
  try {
    const calibration = await measureCalibration(predictor, validation, {
      seed: configuration.seed,
      before,
      yieldPoint,
    });
    if (dataset.test === undefined || dataset.test.count === 0) return { calibration, test: null };
    const predictions = await predictDigits(predictor, dataset.test, yieldPoint);
    return { calibration, test: acceptedAccuracy(predictions, calibration) };
  } finally {
    await predictor.dispose();
  }
}
