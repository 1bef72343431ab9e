import { existsSync } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { checkSplit, checkStart } from '../ml/index';
import type { ModelCard } from '../ml/models/card';
import { CARD_FILE, FINDER_FILE, MODEL_FOLDER_FILES } from '../ml/models/fileNames';
import { DEFAULT_ARCHITECTURE, type ArchitectureName } from '../ml/models/layerSpec';
import { chosenConfiguration } from '../ml/training/chosenConfiguration';
import { COMPOSING_LINE, dataLine, engineLine, epochLine, startLine } from '../ml/training/trainingInWords';
import { UserError } from '../ml/userError';
import type { TrainingResult } from '../protocol/training';
import { removeLeftovers } from '../node/files/leftovers';
import { readUserFolder } from '../node/files/readUserFile';
import { runTrainingJob, type JobReport } from '../trainer/job';
import { chosenTrainingSet, datasetName, type TrainingSetOptions } from './chosenDataset';
import { chosenArchitecture, chosenModel, chosenModelFolder } from './chosenModel';
import { engineFolders } from './engineFolders';
import { duration, percent } from '../ml/figures';
import type { CommonOptions } from './options';
import { say, startProgress, type Progress } from './progress';

export interface TrainOptions extends Omit<CommonOptions, 'model'>, TrainingSetOptions {
  /** The network's name, or a folder that stands for its model's. */
  readonly model?: string;
  /** The model to go on from. */
  readonly from?: string;
  /** Models to learn from. */
  readonly teachers?: readonly string[];
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

/** What may be lost when a folder is replaced: a model, and the file by which the Finder remembers how to show it. */
const MAY_BE_LOST: readonly string[] = [...MODEL_FOLDER_FILES, FINDER_FILE];

/** Trains a model and prints where it is and how well it reads. */
export async function train(options: TrainOptions, signal: AbortSignal): Promise<void> {
  const start = options.from === undefined ? null : (await chosenModel(options.from)).card;
  const architecture = await networkToTrain(options, start);
  // The trainer reads them again. Here they are only checked, before a dataset is downloaded for them.
  for (const teacher of options.teachers ?? []) await chosenModel(teacher);
  const output = await outputFolder(
    options.out ?? `${start === null ? 'trained' : 'fine-tuned'}-${architecture}`,
  );
  const augment = isAugmented(options);
  const configuration = chosenConfiguration(architecture, start, { ...options, augment });
  if (start !== null) checkSplit(configuration.validationSplit, datasetName(options.dataset), start);
  const dataset = await chosenTrainingSet(options, signal);
  const progress = startProgress('training');
  const { nativeFolders, distFolder } = engineFolders;
  const result = await runTrainingJob(
    {
      architecture,
      from: options.from === undefined ? undefined : chosenModelFolder(options.from),
      teachers: options.teachers?.map(chosenModelFolder),
      dataset,
      configuration,
      engine: options.engine,
      workers: options.workers ?? null,
      nativeFolders: [...nativeFolders],
      output,
    },
    { distFolder, signal, report: (report) => show(report, progress) },
  ).finally(() => progress.end());
  printResult(result, options.json === true);
}

/** Says what the user has to know of a training, and prints its result. */
function printResult({ folder, card, setback, note }: TrainingResult, asJson: boolean): void {
  if (card.startedFrom !== undefined) say(startLine(card.startedFrom));
  for (const sentence of [setback, note]) if (sentence !== null) say(sentence);
  const { validation, test } = card.accuracy;
  const accuracy = test === null ? `validation ${percent(validation)}` : `test ${percent(test)}`;
  const text = `${card.id}: ${accuracy}, in ${folder}`;
  process.stdout.write(`${asJson ? JSON.stringify({ folder, card, setback, note }) : text}\n`);
}

/** @throws UserError if there is no such network, or it is not that of the model to go on from */
async function networkToTrain({ model }: TrainOptions, start: ModelCard | null): Promise<ArchitectureName> {
  if (start === null) return chosenArchitecture(model ?? DEFAULT_ARCHITECTURE);
  if (model !== undefined) checkStart(await chosenArchitecture(model), start);
  return start.architecture;
}

/**
 * Whether images are to be changed, if that was said: bending them says it too.
 * @throws UserError if images are to be bent and left as they are
 */
function isAugmented({ augment, elastic = 0 }: TrainOptions): boolean | undefined {
  if (elastic === 0) return augment;
  if (augment !== false) return true;
  throw new UserError('--elastic changes images, which --no-augment forbids. Leave out one of the two.');
}

/**
 * @throws UserError if the path is no folder, or the folder holds more than a model, or what this runs in: the new one would
 * replace it all
 */
async function outputFolder(path: string): Promise<string> {
  const folder = resolve(path);
  if (!existsSync(folder)) return folder;
  if (!(await stat(folder)).isDirectory()) {
    throw new UserError(`${folder} is a file, not a folder. Name a folder with --out.`);
  }
  const here = relative(await realpath(folder), await realpath('.'));
  if (here.split(sep)[0] !== '..' && !isAbsolute(here)) {
    throw new UserError(
      `${folder} is the folder that you are in, or contains it, and would be replaced. Name another folder with --out.`,
    );
  }
  // Left by a process that was killed while it wrote figures to the model's card.
  await removeLeftovers(join(folder, CARD_FILE));
  const other = (await readUserFolder(folder)).find((name) => !MAY_BE_LOST.includes(name));
  if (other === undefined) return folder;
  throw new UserError(
    `${folder} holds ${other}, which is not part of a model and would be lost. Name another folder with --out.`,
  );
}

function show(report: JobReport, progress: Progress): void {
  switch (report.type) {
    case 'engine':
      say(engineLine(report.engine));
      break;
    case 'composing':
      say(COMPOSING_LINE);
      break;
    case 'data':
      say(dataLine(report));
      break;
    case 'progress': {
      const { done, epoch, epochs, imagesPerSecond, secondsLeft, isTesting } = report;
      progress.show(
        done,
        isTesting
          ? 'testing the model'
          : `epoch ${epoch} of ${epochs}, ${Math.round(imagesPerSecond)} images/s, ${duration(secondsLeft)} left`,
      );
      break;
    }
    case 'epoch':
      progress.line(epochLine(report));
      break;
  }
}
