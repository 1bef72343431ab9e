import { beforeAll, describe, expect, it } from 'vitest';
import { syntheticDataset } from '../../../../src/ml/data/syntheticDigits';
import { FRAME_SIZE } from '../../../../src/ml/image/picture';
import { architectureOf } from '../../../../src/ml/models/architectures';
import type { ModelCard } from '../../../../src/ml/models/card';
import type { ArchitectureName, LayerSpec } from '../../../../src/ml/models/layerSpec';
import { writeLayersModel } from '../../../../src/ml/models/layersFormat';
import { parseModelFiles, type ModelFiles } from '../../../../src/ml/models/modelFiles';
import { initialiseNetwork } from '../../../../src/ml/models/network';
import { Random } from '../../../../src/ml/random';
import type { TrainingConfiguration } from '../../../../src/ml/training/configuration';
import { defaultConfiguration, fineTuningConfiguration } from '../../../../src/ml/training/defaults';
import { ONE_THREAD, type HeldLearner, type Machinery } from '../../../../src/ml/training/machinery';
import { largestSplit, type StartModel } from '../../../../src/ml/training/start';
import { train } from '../../../../src/ml/training/trainer';
import { isUserError } from '../../../../src/ml/userError';
import { untrainedModel } from '../../node/untrainedModel';
import { startPortable } from '../engines/startPortable';

const dataset = syntheticDataset(600, 100, 1);
const configuration = { ...defaultConfiguration('mlp'), epochs: 4, batchSize: 50, validationSplit: 0.1 };
/** So small a step that half precision rounds it away. */
const STILL = 1e-12;

let start: ModelFiles;
beforeAll(async () => {
  await startPortable();
  start = (await train('mlp', dataset, configuration)).files;
});

async function goOn(
  change: Partial<TrainingConfiguration> = {},
  from: StartModel = start,
  architecture: ArchitectureName = 'mlp',
): ReturnType<typeof train> {
  const changed = { ...configuration, epochs: 1, ...change };
  return train(architecture, dataset, changed, { start: from });
}

/** An untrained model with these layers. */
async function modelOf(layers: readonly LayerSpec[]): Promise<StartModel> {
  const { card } = await untrainedModel();
  const network = initialiseNetwork('mlp', layers, new Random(3));
  return { ...writeLayersModel(network), card: { ...card, architecture: 'mlp' } };
}

describe('a training that goes on from a model', () => {
  it('begins with its weights, in half precision as they are stored', async () => {
    const { files } = await goOn({ learningRate: STILL });
    expect(files.weights).toEqual(start.weights);
    const best = start.history[start.card.bestEpoch - 1]!;
    expect(files.card.startedFrom).toMatchObject({ id: start.card.id, trainedOn: [dataset.name] });
    expect(files.card.startedFrom?.validationLoss).toBeCloseTo(best.validationLoss, 3);
    expect(files.card.startedFrom?.validationAccuracy).toBeCloseTo(best.validationAccuracy, 1);
  });

  it('begins with the moving averages of its batch normalisation as well', async () => {
    const short = { ...defaultConfiguration('compact'), epochs: 1, batchSize: 50, augmentation: null };
    const { files: first } = await train('compact', dataset, { ...short, weightAverage: 0.9 });
    const { files } = await goOn({ ...short, learningRate: STILL }, first, 'compact');
    const before = first.history[0]!.validationLoss;
    expect(files.card.startedFrom?.validationLoss).toBeCloseTo(before, 2);
  });

  it('lets its calibration count, as there are few digits to validate with', async () => {
    const calibration = { ...start.card.calibration!, temperature: 5 };
    const humble = { ...start, card: { ...start.card, calibration } };
    const temperature = async (from: StartModel) =>
      (await goOn({ learningRate: STILL }, from)).files.card.calibration!.temperature;
    expect(await temperature(humble)).toBeGreaterThan(1.2 * (await temperature(start)));
  });

  it('comes to the same model each time, and to another than from random weights', async () => {
    const id = async () => (await goOn()).files.card.id;
    const once = await id();
    expect(await id()).toBe(once);
    const anew = await train('mlp', dataset, { ...configuration, epochs: 1 });
    expect(anew.files.card.id).not.toBe(once);
    expect(anew.files.card.startedFrom).toBeUndefined();
    expect(anew.note).toBeNull();
  });

  it('takes the layers of the model, also where its architecture has others by now', async () => {
    const small: LayerSpec[] = [
      { kind: 'flatten' },
      { kind: 'dense', units: 16, useBias: true, activation: 'relu' },
      architectureOf('mlp').layers.at(-1)!,
    ];
    const { files, note } = await goOn({}, await modelOf(small));
    expect(files.card.parameters).toBe(784 * 16 + 16 + 16 * 10 + 10);
    expect(files.history[0]!.validationLoss).toBeLessThan(files.card.startedFrom!.validationLoss);
    expect(note).toBeNull();
    const texts = { card: JSON.stringify(files.card), history: JSON.stringify(files.history) };
    expect(parseModelFiles({ ...files, ...texts }).card).toEqual(files.card);
  });

  it('keeps its best epoch and says so where none is as good as the start', async () => {
    const { files, note, setback } = await goOn({ learningRate: 0.3, epochs: 2 });
    const losses = files.history.map(({ validationLoss }) => validationLoss);
    expect(Math.min(...losses)).toBeGreaterThan(files.card.startedFrom!.validationLoss);
    expect(losses[files.card.bestEpoch - 1]).toBe(Math.min(...losses));
    expect(setback).toBeNull();
    expect(note).toBe(
      `No epoch came below the validation loss of ${start.card.id} ` +
        `(${files.card.startedFrom!.validationLoss.toFixed(4)}); epoch ${files.card.bestEpoch}, the closest ` +
        `(${Math.min(...losses).toFixed(4)}), was kept.`,
    );
  });

  it('is refused where the model is of another architecture, by a sentence that names both', async () => {
    const error: unknown = await goOn({}, start, 'cnn').catch((reason: unknown) => reason);
    expect(isUserError(error)).toBe(true);
    expect(String(error)).toContain(
      `A training of cnn cannot start from ${start.card.id}, whose architecture is mlp. Train mlp, or start from a model of cnn.`,
    );
  });

  it('remembers what the models before it were trained on', async () => {
    const parts = { training: [{ name: 'my digits, each 2 times', count: 8 }], validation: [] };
    const before = { ...start.card.dataset, name: 'MNIST', parts };
    const first = await goOn({}, { ...start, card: { ...start.card, dataset: before } });
    const second = await goOn({}, first.files);
    expect(second.files.card.startedFrom?.trainedOn).toEqual([dataset.name, 'my digits, each 2 times']);
  });

  it('remembers the smallest share that was kept for validation, and keeps no larger one', async () => {
    const first = await goOn({ validationSplit: 0.3 });
    expect(first.files.card.startedFrom?.validationSplit).toBe(0.1);
    expect(fineTuningConfiguration(first.files.card).validationSplit).toBe(0.1);
    const second = await goOn({ validationSplit: 0.4 }, first.files);
    expect(second.files.card.startedFrom?.validationSplit).toBe(0.1);
  });
});

describe('largestSplit', () => {
  const cardOf = (name: string, parts: readonly string[], validationSplit: number): ModelCard => ({
    ...start.card,
    dataset: {
      ...start.card.dataset,
      name,
      parts: { training: parts.map((part) => ({ name: part, count: 1 })), validation: [] },
    },
    configuration: { ...configuration, validationSplit },
  });

  it('is that of a dataset that the model was trained on, whatever was made of it', () => {
    const card = cardOf('MNIST', ['MNIST, each 2 times', 'my digits, each 3 times'], 0.05);
    expect(largestSplit('MNIST', card)).toBe(0.05);
    // A folder that somebody copied MNIST to.
    expect(largestSplit('mnist', card)).toBe(0.05);
  });

  it('is none of a dataset that it has not seen', () => {
    const card = cardOf('MNIST', ['MNIST, each 2 times'], 0.05);
    expect(largestSplit('mine', card)).toBeNull();
    expect(largestSplit('MNI', card)).toBeNull();
  });

  it('is 0 of digits of the user that were added to a dataset, by either of their names', () => {
    const added = ['MNIST', 'my digits, each 3 times'];
    const before = { id: 'mlp-0', validationLoss: 1, validationAccuracy: 0, validationSplit: 0.1 };
    const cards = [
      cardOf('MNIST', added, 0.05),
      { ...cardOf('my-digits', ['my-digits'], 0.05), startedFrom: { ...before, trainedOn: added } },
    ];
    for (const card of cards) {
      expect(largestSplit('my-digits', card)).toBe(0);
      expect(largestSplit('My Digits', card)).toBe(0);
    }
    expect(largestSplit('MNIST', cards[0]!)).toBe(0.05);
    expect(largestSplit('my digits of old', cards[0]!)).toBeNull();
  });

  it('is 0 of a folder of digits that were added to a dataset, and only of that one', () => {
    const card = cardOf('MNIST', ['MNIST', 'my digits of Anna, left-handed, each 3 times'], 0.05);
    expect(largestSplit('anna, left-handed', card)).toBe(0);
    expect(largestSplit('anna', card)).toBeNull();
    expect(largestSplit('my-digits', card)).toBeNull();
    expect(largestSplit('my digits', card)).toBeNull();
    const more = cardOf('others', ['others', 'my digits of mnist, each 1 times'], 0.05);
    expect(largestSplit('MNIST', more)).toBe(0);
  });

  it('is that of digits of the user that the model was trained on alone', () => {
    const card = cardOf('my-digits', ['my-digits'], 0.05);
    expect(largestSplit('my-digits', card)).toBe(0.05);
    expect(largestSplit('my digits', card)).toBe(0.05);
  });

  it('is that of the models before it too', () => {
    const before = { id: 'mlp-0', validationLoss: 1, validationAccuracy: 0, trainedOn: ['MNIST'] };
    const card = { ...cardOf('mine', ['mine'], 0.2), startedFrom: { ...before, validationSplit: 0.05 } };
    expect(largestSplit('MNIST', card)).toBe(0.05);
    expect(largestSplit('mine', card)).toBe(0.2);
    const both = { ...cardOf('MNIST', ['MNIST'], 0.2), startedFrom: card.startedFrom };
    expect(largestSplit('MNIST', both)).toBe(0.05);
    // No model of old went on with more than the one before it.
    expect(largestSplit('MNIST', { ...card, startedFrom: before })).toBe(0.2);
  });
});

/** One thread that keeps what it is trained on: each image as text. */
function keeping(seen: string[]): Machinery {
  const startLearner: Machinery['startLearner'] = async (...settings) => {
    const learner = await ONE_THREAD.startLearner(...settings);
    const step: HeldLearner['step'] = (batch, learningRate) => {
      batch.labels.forEach((_, at) => {
        seen.push(batch.frames.slice(at * FRAME_SIZE, (at + 1) * FRAME_SIZE).join());
      });
      return learner.step(batch, learningRate);
    };
    return { step, snapshot: () => learner.snapshot(), dispose: () => learner.dispose() };
  };
  return { ...ONE_THREAD, startLearner };
}

describe('imagesPerEpoch', () => {
  it('ends an epoch early, and the next goes on with other images', async () => {
    const seen: string[] = [];
    const short = { ...configuration, epochs: 3, imagesPerEpoch: 100, learningRate: STILL };
    const { files } = await train('mlp', dataset, short, { machinery: keeping(seen) });
    expect(seen).toHaveLength(300);
    expect(new Set(seen).size).toBe(300);
    // Untrained, the mean of an epoch's losses is about ln 10.
    for (const { loss } of files.history) expect(loss).toBeCloseTo(Math.LN10, 0);
  });

  it('is no more than there are, but for few images, which fill 50 steps', async () => {
    const seen: string[] = [];
    const long = { ...configuration, epochs: 1, imagesPerEpoch: 10_000 };
    // A pass over 540 images is 10 batches of 50 and one of 40.
    await train('mlp', dataset, long, { machinery: keeping(seen) });
    expect(seen).toHaveLength(4 * 540 + 6 * 50);
    expect(new Set(seen).size).toBe(540);
    const enough = { ...long, batchSize: 9 };
    await train('mlp', dataset, enough, { machinery: keeping(seen) });
    expect(seen).toHaveLength(4 * 540 + 6 * 50 + 540);
  });

  it('does not go through few images again and again for the sake of large batches', async () => {
    const seen: string[] = [];
    const large = { ...configuration, epochs: 1, batchSize: 540 };
    await train('mlp', dataset, large, { machinery: keeping(seen) });
    // 6,400 images are eleven batches, and a part of one.
    expect(seen).toHaveLength(12 * 540);
  });

  it('takes 50 steps with batches that cannot be as large as they are to be', async () => {
    const seen: string[] = [];
    const few = syntheticDataset(60, 10, 1);
    await train('mlp', few, { ...configuration, epochs: 1, batchSize: 4096 }, { machinery: keeping(seen) });
    expect(seen).toHaveLength(50 * 50);
  });
});
