import { train } from '../ml/index';
import { loadTrainingSet } from '../node/datasets/loadDataset';
import { startEngine } from '../node/engines/startEngine';
import { removeLeftovers } from '../node/files/leftovers';
import { defaultWorkers, machineryFor } from '../node/parallel/machineryFor';
import { checkModelFolder, readModelFolder, writeModelFolder } from '../node/models/modelStore';
import type { TrainerToHost, TrainingJob, TrainingResult } from '../protocol/training';

/** What a training job tells while it runs. */
export type JobReport = Extract<
  TrainerToHost,
  { type: 'engine' | 'composing' | 'data' | 'progress' | 'epoch' }
>;

export interface JobSurroundings {
  /** The folder with the bundles and, beside them, the WebAssembly of the portable engine. */
  readonly distFolder: string;
  readonly report: (report: JobReport) => void;
  readonly signal: AbortSignal;
}

/**
 * Trains a model in this process: starts the engine, reads the dataset, trains, and puts the model in its folder.
 *
 * @throws UserError if the model's folder may not be written, the engine does not start, the dataset, a teacher or the
 * model to go on from cannot be read or is not fit to train on; CancelledError or an AbortError if `signal` asked for it,
 * and then nothing is written
 */
export async function runTrainingJob(
  job: TrainingJob,
  { distFolder, report, signal }: JobSurroundings,
): Promise<TrainingResult> {
  const before = await checkModelFolder(job.output);
  // Hundreds of megabytes, if a window went while it installed an engine.
  await Promise.all(job.nativeFolders.map(removeLeftovers));
  const engine = await startEngine(job.engine, { nativeFolders: job.nativeFolders, distFolder }, signal);
  report({ type: 'engine', engine });
  const start = job.from === undefined ? null : await readModelFolder(job.from);
  const teachers = await Promise.all((job.teachers ?? []).map(readModelFolder));
  const { batchSize, validationSplit } = job.configuration;
  if (job.dataset.additions !== undefined) report({ type: 'composing' });
  const dataset = await loadTrainingSet(job.dataset, validationSplit, signal);
  signal.throwIfAborted();
  const workers = job.workers ?? defaultWorkers();
  const machinery = machineryFor(engine.name, distFolder, { workers, batchSize });
  try {
    const { files, setback, note } = await train(job.architecture, dataset, job.configuration, {
      callbacks: {
        onStart: ({ training, validation }) =>
          report({
            type: 'data',
            dataset: dataset.name,
            trainingImages: training,
            validationImages: validation,
          }),
        onProgress: (progress) => report({ type: 'progress', ...progress }),
        onEpoch: (row, { epochs, secondsLeft }) => report({ type: 'epoch', row, epochs, secondsLeft }),
        signal,
      },
      machinery,
      start,
      teachers,
    });
    signal.throwIfAborted();
    const card = { ...files.card, versions: { ...files.card.versions, ...engine.versions } };
    await writeModelFolder(job.output, { ...files, card }, before);
    return { folder: job.output, card, setback, note };
  } finally {
    await machinery.dispose();
  }
}
