import type { Dataset } from '../data/dataset';
import { readLayersModel } from '../models/layersFormat';
import type { ArchitectureName } from '../models/layerSpec';
import type { ModelFiles } from '../models/modelFiles';
import type { Network } from '../models/network';
import { Random } from '../random';
import type { BatchSource } from './batches';
import type { TrainingConfiguration } from './configuration';
import { ONE_THREAD, type HeldPredictor, type Machinery } from './machinery';
import { noBetter, startedFrom, startingNetwork, type StartModel } from './start';
import { TaughtBatches, type Teacher } from './taughtBatches';
import { trainedModel } from './trainedModel';
import { TrainingRun, type TrainingCallbacks } from './trainingRun';
import { trainingSplit } from './trainingSplit';

/** How a network is trained, apart from its configuration. */
export interface TrainingOptions {
  readonly callbacks?: TrainingCallbacks;
  /** Omitted: one thread. */
  readonly machinery?: Machinery;
  /** What to go on from, with its layers and weights; otherwise the weights are random at first. */
  readonly start?: StartModel | null;
  /** Their probabilities stand for the labels of the dataset's own images (`TaughtBatches`). */
  readonly teachers?: readonly Teacher[];
}

/** What a run came to. */
export interface TrainingOutcome {
  readonly files: ModelFiles;
  /** If the run had to end before its time: what happened and what was kept, for the user. */
  readonly setback: string | null;
  /** If the model that was gone on from is as good on the validation images as what was kept: that, for the user. */
  readonly note: string | null;
}

/**
 * Trains a network on the engine that is set and tests it once, at the end, if there is a test set. The same configuration
 * gives the same weights on the same kind of processor, on the same build of an engine with as many workers. If the run has to
 * end early, because the loss stops being a number, the engine fails or a worker dies, the best weights so far are kept. If
 * the model that was gone on from is better on the validation images than every epoch, the best epoch is kept all the same,
 * and `note` says so.
 * @throws CancelledError if the signal was aborted
 * @throws UserError if the data cannot be split, if the files of the model to go on from, or of a teacher, are damaged, if
 * the run had to end before there was anything to keep, or as `checkStart`
 */
export async function train(
  architecture: ArchitectureName,
  dataset: Dataset,
  configuration: TrainingConfiguration,
  { callbacks = {}, machinery = ONE_THREAD, start = null, teachers = [] }: TrainingOptions = {},
): Promise<TrainingOutcome> {
  const split = trainingSplit(dataset, configuration);
  const images = { training: split.training.length, validation: split.validation.count };
  callbacks.onStart?.(images);
  const taughtBy = teachers.map(readLayersModel);
  const random = new Random(configuration.seed);
  const network = startingNetwork(architecture, start, random.fork('weights'));
  const plain = await machinery.startBatches(dataset.train, split.training, configuration);
  const batches = await taughtBatches(taughtBy, plain, dataset, machinery);
  const learner = await orDispose(batches, () =>
    machinery.startLearner(network, configuration, configuration.seed),
  );
  const run = new TrainingRun(configuration, callbacks, machinery, { batches, learner }, split);
  try {
    const before = start === null ? null : startedFrom(start, await run.validate(network));
    const setback = await run.run();
    run.pace.endEpochs();
    const { network: best, row } = run.best!;
    const files = await trainedModel(best, {
      architecture,
      startedFrom: before,
      calibrationBefore: start?.card.calibration,
      taughtBy: teachers.map(({ card }) => card.id),
      dataset,
      validation: split.validation,
      images,
      configuration,
      history: run.history,
      best: row,
      seconds: run.pace.runSeconds(),
      machinery,
      yieldPoint: () => run.yieldPoint(),
    });
    return { files, setback, note: before === null ? null : noBetter(before, row) };
  } finally {
    await Promise.all([batches.dispose(), learner.dispose()]);
  }
}

/** The batches, with what teachers make of them if there are any; ended if one of these does not start. */
async function taughtBatches(
  teachers: readonly Network[],
  batches: BatchSource,
  { baseImages = Infinity }: Dataset,
  machinery: Machinery,
): Promise<BatchSource> {
  if (teachers.length === 0) return batches;
  const predictors: HeldPredictor[] = [];
  const taught = new TaughtBatches(batches, predictors, baseImages);
  return orDispose(taught, async () => {
    for (const teacher of teachers) predictors.push(await machinery.startPredictor(teacher));
    return taught;
  });
}

/** Starts more, and ends what was started before if that fails: a thread would keep the process alive. */
async function orDispose<Part>(
  started: Pick<BatchSource, 'dispose'>,
  startMore: () => Part | Promise<Part>,
): Promise<Part> {
  try {
    return await startMore();
  } catch (error) {
    await started.dispose();
    throw error;
  }
}
