import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DEFAULT_AUGMENTATION } from '../ml/data/augmentation';
import { defaultConfiguration } from '../ml/index';
import { MODEL_FILE } from '../ml/models/fileNames';
import type { TrainingConfiguration } from '../ml/training/configuration';
import { UserError } from '../ml/userError';
import { runTrainingJob, type JobReport } from '../trainer/job';
import { chosenDataset, type DatasetOptions } from './chosenDataset';
import { chosenArchitecture } from './chosenModel';
import { engineFolders } from './engineFolders';
import { duration, percent } from './figures';
import type { CommonOptions } from './options';
import { say, startProgress, type Progress } from './progress';

export interface TrainOptions extends CommonOptions, DatasetOptions {
  readonly epochs?: number;
  readonly batchSize?: number;
  readonly learningRate?: number;
  readonly validationSplit?: number;
  readonly augment?: boolean;
  /** Pixels. */
  readonly elastic?: number;
  readonly oneCycle?: boolean;
  readonly seed?: number;
  readonly workers?: number;
  readonly out?: string;
  readonly json?: boolean;
}

/** Trains a model and prints where it is and how well it reads. */
export async function train(options: TrainOptions, signal: AbortSignal): Promise<void> {
  const architecture = await chosenArchitecture(options.model);
  const output = outputFolder(options.out ?? `trained-${architecture}`);
  const usual = defaultConfiguration(architecture);
  const { schedule, weightAverage } = options.oneCycle === true ? defaultConfiguration('compact') : usual;
  const configuration: TrainingConfiguration = {
    ...usual,
    schedule,
    weightAverage,
    epochs: options.epochs ?? usual.epochs,
    batchSize: options.batchSize ?? usual.batchSize,
    learningRate: options.learningRate ?? usual.learningRate,
    validationSplit: options.validationSplit ?? usual.validationSplit,
    augmentation: augmentationFor(options, usual),
    seed: options.seed ?? usual.seed,
  };
  const { validationSplit } = configuration;
  const dataset = await chosenDataset({ ...options, validationSplit }, signal);
  const progress = startProgress('training');
  const { nativeFolders, distFolder } = engineFolders;
  try {
    const { folder, card, setback } = await runTrainingJob(
      {
        architecture,
        dataset,
        configuration,
        engine: options.engine,
        workers: options.workers ?? null,
        nativeFolders: [...nativeFolders],
        output,
      },
      { distFolder, signal, report: (report) => show(report, progress) },
    );
    progress.end();
    if (setback !== null) say(setback);
    const { validation, test } = card.accuracy;
    const accuracy = test === null ? `validation ${percent(validation)}` : `test ${percent(test)}`;
    const text = `${card.id}: ${accuracy}, in ${folder}`;
    process.stdout.write(`${options.json === true ? JSON.stringify({ folder, card, setback }) : text}\n`);
  } finally {
    progress.end();
  }
}

function augmentationFor(
  { augment, elastic }: TrainOptions,
  usual: TrainingConfiguration,
): TrainingConfiguration['augmentation'] {
  if (augment === false) return null;
  const range =
    augment === true || elastic !== undefined
      ? (usual.augmentation ?? DEFAULT_AUGMENTATION)
      : usual.augmentation;
  return range === null ? null : { ...range, elastic: elastic ?? range.elastic };
}

/** @throws UserError if the folder holds something other than a model, which the new one would replace */
function outputFolder(path: string): string {
  const folder = resolve(path);
  if (existsSync(folder) && !existsSync(join(folder, MODEL_FILE))) {
    throw new UserError(`${folder} is there already and holds no model. Name another folder with --out.`);
  }
  return folder;
}

function show(report: JobReport, progress: Progress): void {
  switch (report.type) {
    case 'engine':
      say(`engine: ${report.engine.name}. ${report.engine.reason}`);
      break;
    case 'data':
      say(
        `dataset: ${report.dataset}, ${report.trainingImages} images to train on and ${report.validationImages} to ` +
          'validate with',
      );
      break;
    case 'progress': {
      const { done, epoch, epochs, imagesPerSecond, secondsLeft } = report;
      progress.show(
        done,
        `epoch ${epoch} of ${epochs}, ${Math.round(imagesPerSecond)} images/s, ${duration(secondsLeft)} left`,
      );
      break;
    }
    case 'epoch': {
      const { row, epochs } = report;
      progress.line(
        `epoch ${row.epoch} of ${epochs}: loss ${row.loss.toFixed(4)}, accuracy ${percent(row.accuracy)}, validation ` +
          `loss ${row.validationLoss.toFixed(4)}, validation accuracy ${percent(row.validationAccuracy)}, learning rate ` +
          `${row.learningRate.toPrecision(2)}, ${Math.round(row.imagesPerSecond)} images/s`,
      );
      break;
    }
  }
}
