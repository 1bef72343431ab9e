import { resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { syntheticDataset } from '../../../../src/ml/data/syntheticDigits';
import { startPortableEngine } from '../../../../src/ml/engines/portable/portableEngine';
import { architectureOf } from '../../../../src/ml/models/architectures';
import { ForwardPass } from '../../../../src/ml/models/forward';
import { initialiseNetwork } from '../../../../src/ml/models/network';
import { Random } from '../../../../src/ml/random';
import { Batches } from '../../../../src/ml/training/batches';
import { defaultConfiguration } from '../../../../src/ml/training/defaults';
import { ONE_THREAD, type Machinery } from '../../../../src/ml/training/machinery';
import { isSetback } from '../../../../src/ml/training/setback';
import { train } from '../../../../src/ml/training/trainer';
import { AheadBatches } from '../../../../src/node/parallel/aheadBatches';
import { PortableCrew } from '../../../../src/node/parallel/portableCrew';
import { sameNumbers } from '../../ml/sameNumbers';

const DIST = resolve(import.meta.dirname, '../../../../dist');
const dataset = syntheticDataset(330, 40, 1);
const configuration = { ...defaultConfiguration('mlp'), epochs: 2, batchSize: 50, validationSplit: 0.1 };
const network = initialiseNetwork('mlp', architectureOf('mlp').layers, new Random(1));

function crewOf(workers: number): PortableCrew {
  const crew = new PortableCrew(DIST, workers);
  onTestFinished(() => crew.dispose());
  return crew;
}

async function failure(promise: Promise<unknown>): Promise<Error> {
  return promise.then(
    () => expect.fail('it succeeded'),
    (error: unknown) => error as Error,
  );
}

describe('PortableCrew', () => {
  it('comes to the same model from the same seed and number of workers', async () => {
    await startPortableEngine({ wasmFolder: `${DIST}/` });
    const id = async (workers: number) =>
      (await train('mlp', dataset, configuration, { machinery: crewOf(workers) })).files.card.id;
    const two = await id(2);
    expect(await id(2)).toBe(two);
    expect(await id(3)).not.toBe(two);
  });

  it('takes the step of one thread where dropout and batch normalisation have no part', async () => {
    await startPortableEngine({ wasmFolder: `${DIST}/` });
    const layers = architectureOf('mlp').layers.filter(({ kind }) => kind !== 'dropout');
    const plain = initialiseNetwork('mlp', layers, new Random(1));
    const settings = { labelSmoothing: 0.1, weightAverage: 0.9, weightDecay: 0.01 };
    const indices = Uint32Array.from({ length: 330 }, (_, index) => index);
    // Every third image is taught to look like a 4 and a 9.
    const lesson = [0, 0, 0, 0, 0.5, 0, 0, 0, 0, 0.5];
    const taughtOf = (images: Uint32Array) =>
      Float32Array.from(
        [...images].flatMap((index) => (index % 3 === 0 ? lesson : new Array<number>(10).fill(0))),
      );
    const weightsWith = async (machinery: Machinery) => {
      const learner = await machinery.startLearner(plain, settings, 1);
      const batches = await machinery.startBatches(dataset.train, indices, configuration);
      const losses: number[] = [];
      // Seven batches of 50 make an epoch of 330: the last is smaller, and not even.
      for (let step = 0; step < 7; step++) {
        const batch = await batches.next();
        losses.push((await learner.step({ ...batch, taught: taughtOf(batch.indices) }, 1e-3)).loss);
      }
      return { losses, weights: (await learner.snapshot()).weights };
    };
    const [one, three] = [await weightsWith(ONE_THREAD), await weightsWith(crewOf(3))];
    one.losses.forEach((loss, step) => expect(three.losses[step]).toBeCloseTo(loss, 4));
    one.weights.forEach((values, at) => {
      const worst = values.reduce(
        (most, value, i) => Math.max(most, Math.abs(value - three.weights[at]![i]!)),
        0,
      );
      expect(worst).toBeLessThan(1e-3);
    });
  });

  it('shares a batch that is smaller than others among fewer workers, for the sake of batch normalisation', async () => {
    const layers = architectureOf('compact').layers.filter(({ kind }) => kind !== 'dropout');
    const plain = initialiseNetwork('compact', layers, new Random(1));
    const settings = { labelSmoothing: 0.1, weightAverage: 0, weightDecay: 0.01 };
    const indices = Uint32Array.from({ length: 15 }, (_, index) => index);
    const lossesWith = async (crew: PortableCrew) => {
      const learner = await crew.startLearner(plain, settings, 1);
      const batches = crew.startBatches(dataset.train, indices, configuration);
      const losses: number[] = [];
      for (let step = 0; step < 2; step++) losses.push((await learner.step(batches.next(), 1e-3)).loss);
      return losses;
    };
    // Fifteen images are enough for one worker, and not for two.
    expect(await lossesWith(crewOf(3))).toEqual(await lossesWith(crewOf(1)));
  });

  it('predicts as one thread does, also fewer images than it has workers', async () => {
    await startPortableEngine({ wasmFolder: `${DIST}/` });
    const forward = new ForwardPass(network);
    const crew = await crewOf(3).startPredictor(network);
    for (const count of [1, 2, 10]) {
      const frames = Float32Array.from(dataset.train.images.subarray(0, count * 784), (ink) => ink / 255);
      const [expected, actual] = [forward.predict(frames), await crew.predict(frames)];
      expect(actual).toHaveLength(count * 10);
      actual.forEach((value, at) => expect(value).toBeCloseTo(expected[at]!, 5));
    }
    forward.dispose();
  });

  it('predicts with several networks, each as it does alone, until one is let go of', async () => {
    const crew = crewOf(2);
    const other = initialiseNetwork('mlp', architectureOf('mlp').layers, new Random(2));
    const frames = Float32Array.from(dataset.train.images.subarray(0, 5 * 784), (ink) => ink / 255);
    const alone = async (of: typeof network) => (await crewOf(2).startPredictor(of)).predict(frames);
    const [first, second] = [await crew.startPredictor(network), await crew.startPredictor(other)];
    const expected = [await alone(network), await alone(other)];
    expect(await Promise.all([first.predict(frames), second.predict(frames)])).toEqual(expected);
    await first.dispose();
    expect(await second.predict(frames)).toEqual(expected[1]);
    expect(await failure(Promise.resolve(first.predict(frames)))).toBeInstanceOf(Error);
  });

  it('ends the run with a sentence if a worker dies, and keeps the best weights until then', async () => {
    await startPortableEngine({ wasmFolder: `${DIST}/` });
    const crew = crewOf(2);
    const { files, setback } = await train(
      'mlp',
      dataset,
      { ...configuration, epochs: 50, earlyStopping: { patience: 50 } },
      {
        callbacks: { onEpoch: ({ epoch }) => void (epoch === 3 && crew.threads[1]!.terminate()) },
        machinery: crew,
      },
    );
    expect(setback).toMatch(
      /threads.*ended unexpectedly.*The weights of epoch \d, the best until then, were kept/,
    );
    expect(files.history).toHaveLength(3);
  });

  it('fails with a sentence if a worker dies before there is anything to keep', async () => {
    const crew = crewOf(2);
    const dying = () => void crew.threads[0]!.terminate();
    const error = await failure(
      train('mlp', dataset, configuration, {
        callbacks: { onProgress: dying, onStart: dying },
        machinery: crew,
      }),
    );
    expect(isSetback(error)).toBe(true);
    expect(error.message).toMatch(/threads that share the training ended unexpectedly/);
  });

  it('fails with a sentence also if the network was to learn from others', async () => {
    await startPortableEngine({ wasmFolder: `${DIST}/` });
    const { files } = await train('mlp', dataset, { ...configuration, epochs: 1 });
    const crew = crewOf(2);
    const dying = () => void crew.threads[0]!.terminate();
    const error = await failure(
      train('mlp', dataset, configuration, {
        callbacks: { onProgress: dying },
        machinery: crew,
        teachers: [files],
      }),
    );
    expect(isSetback(error)).toBe(true);
  });

  it('starts anew for another network after a worker died', async () => {
    const crew = crewOf(2);
    await crew.threads[0]!.terminate();
    const predictor = await crew.startPredictor(network);
    expect(await predictor.predict(new Float32Array(4 * 784))).toHaveLength(40);
  });

  it('fails what was started on threads that died, and not what was started on those in their place', async () => {
    const crew = crewOf(2);
    const settings = { labelSmoothing: 0, weightAverage: 0, weightDecay: 0 };
    const learner = await crew.startLearner(network, settings, 1);
    const old = await crew.startPredictor(network);
    await crew.threads[0]!.terminate();
    const predictor = await crew.startPredictor(network);
    const batch = crew.startBatches(dataset.train, new Uint32Array(50), configuration).next();
    expect(isSetback(await failure(Promise.resolve(learner.step(batch, 1e-3))))).toBe(true);
    expect(isSetback(await failure(Promise.resolve(old.predict(new Float32Array(784)))))).toBe(true);
    expect(await predictor.predict(new Float32Array(784))).toHaveLength(10);
  });
});

describe('AheadBatches', () => {
  const indices = Uint32Array.from({ length: 130 }, (_, index) => index);
  const settings = { batchSize: 50, seed: 3, augmentation: defaultConfiguration('compact').augmentation };

  it('gives the batches that one thread makes, in their order', async () => {
    const ahead = new AheadBatches(DIST, dataset.train, indices, settings);
    onTestFinished(() => ahead.dispose());
    const plain = new Batches(dataset.train, indices, settings);
    for (let batch = 0; batch < 7; batch++) {
      const [expected, actual] = [plain.next(), await ahead.next()];
      expect(actual.labels).toEqual(expected.labels);
      expect(actual.indices).toEqual(expected.indices);
      expect(sameNumbers([actual.frames], [expected.frames])).toBe(true);
    }
  });

  it('says only to whoever awaits a batch that its thread is gone', async () => {
    const ahead = new AheadBatches('/nowhere', dataset.train, indices, settings);
    const asked = ahead.next();
    await ahead.dispose();
    // A turn of the event loop, in which Node would end the process for a rejection that nobody has seen.
    await new Promise((done) => setImmediate(done));
    expect(await failure(asked)).toBeInstanceOf(Error);
  });

  it('fails with a sentence once its thread is gone', async () => {
    const ahead = new AheadBatches('/nowhere', dataset.train, indices, settings);
    onTestFinished(() => ahead.dispose());
    const error = await failure(ahead.next());
    expect(isSetback(error)).toBe(true);
    expect(error.message).toMatch(/makes the batches ended unexpectedly/);
  });
});
