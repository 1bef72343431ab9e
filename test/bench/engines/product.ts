// Measures Digit Lab itself: one model on one of its engines.
import type { Dataset } from '../../../src/ml/data/dataset';
import { ENGINE_CHOICES, type EngineName } from '../../../src/ml/engines/engine';
import { defaultConfiguration, evaluate, train } from '../../../src/ml/index';
import { architectureOf } from '../../../src/ml/models/architectures';
import type { ArchitectureName } from '../../../src/ml/models/layerSpec';
import { initialiseNetwork, type Network } from '../../../src/ml/models/network';
import { countParameters } from '../../../src/ml/models/shapes';
import { Random } from '../../../src/ml/random';
import type { TrainingConfiguration } from '../../../src/ml/training/configuration';
import type { TrainingCallbacks } from '../../../src/ml/training/trainingRun';
import { isUserError } from '../../../src/ml/userError';
import { loadIdxFolder } from '../../../src/node/datasets/idxFolder';
import { startEngine } from '../../../src/node/engines/startEngine';
import { defaultWorkers, machineryFor, type RunningMachinery } from '../../../src/node/parallel/machineryFor';
import {
  EVEN_BATCHES,
  MOST_PREDICTION_BATCHES,
  MOST_TRAINING_BATCHES,
  PREDICTION_BATCH,
  predictionBatches,
  TRAINING_BATCH,
  wholeBatches,
} from './images';
import { answer, nativeFolders, runJob, type Job } from './measuringProcess';
import { batchesPerRun, RUNS, timedRuns } from './timedRuns';

/** @returns the engine that runs now, or `null` where it cannot be had */
async function start(job: Job): Promise<EngineName | null> {
  const choice = ENGINE_CHOICES.find((name) => name === job.engine);
  if (choice === undefined) throw new Error(`There is no engine "${job.engine}".`);
  try {
    // This program lies in a build of the product, beside its bundles.
    const { name, reason } = await startEngine(choice, {
      nativeFolders: nativeFolders(job),
      distFolder: __dirname,
    });
    answer({ type: 'software', text: softwareOf(name, reason) });
    return name;
  } catch (error) {
    if (!isUserError(error)) throw error;
    answer({ type: 'unavailable', reason: error.message });
    return null;
  }
}

/** `reason`: the sentence that says why the engine was started, in which tfjs-node's versions stand. */
function softwareOf(engine: EngineName, reason: string): string {
  if (engine === 'portable') return `WebAssembly on ${defaultWorkers()} threads`;
  return /tfjs-node \S+ \(TensorFlow [^)]+\)/.exec(reason)?.[0] ?? 'tfjs-node';
}

/** Does something with the threads that the product gives an engine by default. */
async function withMachinery<Result>(
  engine: EngineName,
  batchSize: number,
  work: (machinery: RunningMachinery) => Promise<Result>,
): Promise<Result> {
  const machinery = machineryFor(engine, __dirname, { workers: defaultWorkers(), batchSize });
  try {
    return await work(machinery);
  } finally {
    await machinery.dispose();
  }
}

/** Trains as the product does. @throws Error if the run ends before its time, which is no figure then */
async function trainWhole(
  engine: EngineName,
  model: ArchitectureName,
  { dataset, configuration }: { dataset: Dataset; configuration: TrainingConfiguration },
  callbacks: TrainingCallbacks,
): Promise<void> {
  const { setback } = await withMachinery(engine, configuration.batchSize, (machinery) =>
    train(model, dataset, configuration, { callbacks, machinery }),
  );
  if (setback !== null) throw new Error(setback);
}

/**
 * The product's own training loop, epoch by epoch: each is one timed run over the same images. As the product trains
 * but for augmentation, which no peer has.
 */
async function measureTraining(
  engine: EngineName,
  { model }: Job,
  { name, train: images }: Dataset,
): Promise<void> {
  const epochs = (batches: number, count: number, onRate: (rate: number, epoch: number) => void) => {
    const { train, share } = wholeBatches(images, batches);
    const configuration = {
      ...defaultConfiguration(model),
      epochs: count,
      batchSize: TRAINING_BATCH,
      augmentation: null,
      validationSplit: share,
      earlyStopping: { patience: count },
    };
    const onEpoch: TrainingCallbacks['onEpoch'] = ({ imagesPerSecond, epoch }) =>
      onRate(imagesPerSecond, epoch);
    return trainWhole(engine, model, { dataset: { name, train }, configuration }, { onEpoch });
  };
  const speed = async (batches: number) => {
    let speed = 0;
    await epochs(batches, 1, (rate) => (speed = rate));
    return speed;
  };
  const limits = { batchSize: TRAINING_BATCH, step: EVEN_BATCHES, most: MOST_TRAINING_BATCHES };
  await epochs(await batchesPerRun(speed, limits), 1 + RUNS, (imagesPerSecond, epoch) => {
    if (epoch > 1) answer({ type: 'run', imagesPerSecond });
  });
}

async function measureInference(engine: EngineName, { model }: Job, { test }: Dataset): Promise<void> {
  const network = initialiseNetwork(model, architectureOf(model).layers, new Random(1));
  const batch = predictionBatches(test!);
  const limits = { batchSize: PREDICTION_BATCH, step: 1, most: MOST_PREDICTION_BATCHES };
  await withMachinery(engine, PREDICTION_BATCH, async (machinery) => {
    const predictor = await machinery.startPredictor(network);
    await timedRuns(async (batches) => {
      const begin = performance.now();
      for (let index = 0; index < batches; index++) await predictor.predict(batch(index));
      return (batches * PREDICTION_BATCH) / ((performance.now() - begin) / 1000);
    }, limits);
    await predictor.dispose();
  });
}

/** A whole training by the product's defaults; what it kept on the way is tested once it is over. */
async function measureTimeToAccuracy(
  engine: EngineName,
  { model, seed }: Job,
  dataset: Dataset,
): Promise<void> {
  const configuration = { ...defaultConfiguration(model), seed };
  answer({ type: 'network', parameters: countParameters(architectureOf(model).layers).total });
  const kept: { network: Network; epoch: number; seconds: number }[] = [];
  const begin = performance.now();
  const seconds = () => (performance.now() - begin) / 1000;
  const untested = { name: dataset.name, train: dataset.train };
  await trainWhole(
    engine,
    model,
    { dataset: untested, configuration },
    {
      onBest: (network, { epoch }) => kept.push({ network, epoch, seconds: seconds() }),
      onEpoch: ({ epoch }) =>
        answer({ type: 'epoch', epoch, epochs: configuration.epochs, seconds: seconds() }),
    },
  );
  await withMachinery(engine, configuration.batchSize, async (machinery) => {
    for (const { network, ...when } of kept) {
      const predictor = await machinery.startPredictor(network);
      const { accuracy } = await evaluate(predictor, dataset.test!);
      await predictor.dispose();
      answer({ type: 'kept', ...when, testAccuracy: accuracy });
    }
  });
}

const MEASURE: Readonly<
  Record<Job['bench'], (engine: EngineName, job: Job, dataset: Dataset) => Promise<void>>
> = {
  training: measureTraining,
  inference: measureInference,
  'time-to-accuracy': measureTimeToAccuracy,
};

runJob(async (job) => {
  const engine = await start(job);
  if (engine !== null) await MEASURE[job.bench](engine, job, await loadIdxFolder(job.mnist, 'MNIST'));
});
