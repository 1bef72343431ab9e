import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { subset } from '../../../src/ml/data/labelledImages';
import { loadIdxFolder } from '../../../src/node/datasets/idxFolder';
import {
  activated,
  assertHostIsLight,
  assertTold,
  listening,
  nextReport,
  padReadsWith,
  runCommand,
} from './digitLab';
import { writeIdxPair } from '../../idxPair';
import { sharedFolder } from '../../shared';
import { writeSyntheticDataset } from './digits';
import { suiteFolder } from './folders';
import { trainingRoad, type TrainingRoad } from './trainingRoad';

const shared = sharedFolder();

/** The first digits of MNIST, where there is one, as a dataset of its own. @returns `target` */
async function writeMnistPart(realData: string, target: string): Promise<string> {
  const { train, test } = await loadIdxFolder(join(realData, 'mnist'), 'MNIST');
  assert.ok(test !== undefined);
  const first = (count: number) => Uint32Array.from({ length: count }, (_, index) => index);
  writeIdxPair(target, 'train', subset(train, first(3000)));
  writeIdxPair(target, 't10k', subset(test, first(500)));
  return target;
}

const MODEL_FILES = ['card.json', 'history.json', 'model.json', 'weights.bin'];

describe('Train Model', () => {
  const folder = suiteFolder();
  let road: TrainingRoad;

  before(async () => {
    road = await trainingRoad(folder());
  });

  it('trains the default model to one that is stored with its card and history', async () => {
    const { result, told } = await road.train({ architecture: 'compact', epochs: 2 });
    assert.equal(result.state, 'finished', JSON.stringify(told));
    assert.deepEqual(readdirSync(result.folder).sort(), MODEL_FILES);
    const card = JSON.parse(readFileSync(join(result.folder, 'card.json'), 'utf8')) as { id: string };
    assert.equal(card.id, result.card.id);
    assert.equal(result.card.engine, 'portable');
    assert.equal(result.card.dataset.name, 'digits');
    assert.equal(result.card.epochsRun, 2);
    assert.ok(result.card.accuracy.test !== null);
    const history = JSON.parse(readFileSync(join(result.folder, 'history.json'), 'utf8')) as unknown[];
    assert.equal(history.length, 2);
  });

  it('tells the accuracy beside the current one and leaves the choice to the user', async () => {
    const { result, told } = await road.train();
    assert.equal(result.state, 'finished');
    assertTold(told, 'information', /is trained: it reads .+ % of 200 test images/);
    assertTold(told, 'information', /The model in use, compact \(shipped\), reads/);
    assert.equal((await (await activated()).currentModel()).id, road.modelBefore);
  });

  it('offers the trained model for use, and everything reads with it from then on', async () => {
    const { card } = await road.assertTrains();
    const api = await activated();
    const taken: string[] = [];
    const subscription = api.onDidChangeModel(({ id }) => taken.push(id));
    await runCommand('chooseModel', { model: card.id });
    assert.equal((await api.currentModel()).id, card.id);
    await runCommand('chooseModel', { model: road.modelBefore });
    subscription.dispose();
    assert.deepEqual(taken, [card.id, road.modelBefore]);
  });

  it('fine-tunes the model in use and says from which model the new one comes', async () => {
    const { result } = await road.train({ architecture: null, from: road.modelBefore });
    assert.equal(result.state, 'finished');
    const { architecture, startedFrom, configuration, accuracy } = result.card;
    assert.equal(architecture, (await (await activated()).currentModel()).architecture);
    assert.equal(startedFrom?.id, road.modelBefore);
    assert.equal(configuration.imagesPerEpoch, 10_000);
    // From random weights, an epoch of 540 images does not come near.
    assert.ok(accuracy.validation > 0.9, String(accuracy.validation));
  });

  it('trains on digits that Digit Lab draws itself, and on what is no digit', async () => {
    const { result } = await road.train({
      dataset: { kind: 'synthetic', trainingImages: 300, testImages: 50 },
    });
    assert.equal(result.state, 'finished');
    assert.equal(result.card.dataset.testImages, 50);
    assert.deepEqual(result.card.dataset.parts?.training.at(-1), { name: 'non-digits', count: 30 });
  });

  it('stops in the middle, leaves no half model and trains again', async () => {
    const progress = nextReport('progress');
    const running = road.train({ epochs: 500 });
    await progress;
    await runCommand('stopTraining');
    const { result, told } = await running;
    assert.deepEqual(result, { state: 'stopped' });
    assert.deepEqual(told, [], 'Cancelling is no failure.');
    const { folder: next } = await road.assertTrains();
    for (const name of readdirSync(dirname(next))) {
      assert.deepEqual(readdirSync(join(dirname(next), name)).sort(), MODEL_FILES, name);
    }
  });

  it('refuses a second training while one runs, and lets the first go on', async () => {
    const progress = nextReport('progress');
    const first = road.train({ epochs: 500 });
    await progress;
    const { result, told } = await road.train();
    assert.equal(result.state, 'failed');
    assertTold(told, 'warning', /is already being trained \(mlp, epoch \d+ of 500\)/);
    assert.notEqual((await activated()).trainerPid(), undefined);
    await runCommand('stopTraining');
    assert.equal((await first).result.state, 'stopped');
    await road.assertTrains();
  });

  it('says that nothing runs when there is nothing to stop', async () => {
    const { told } = await listening(() => runCommand('stopTraining'));
    assertTold(told, 'information', /No model is being trained/);
  });

  it('outlives a trainer that is killed in mid-epoch', async () => {
    const progress = nextReport('progress');
    const running = road.train({ epochs: 500 });
    await progress;
    const pid = (await activated()).trainerPid();
    assert.ok(pid !== undefined);
    process.kill(pid, 'SIGKILL');
    const { result, told } = await running;
    assert.equal(result.state, 'failed');
    assertTold(
      told,
      'error',
      /^Training ended unexpectedly: .* signal SIGKILL, .* model in use is unchanged\./,
    );
    await road.assertTrains();
  });

  it('trains on thousands of digits to a model that the open pad then reads with', async () => {
    const target = join(folder(), 'thousands');
    const path =
      shared === null ? writeSyntheticDataset(target, 3000, 500) : await writeMnistPart(shared, target);
    const { result, told } = await road.train({ dataset: { kind: 'folder', path }, epochs: 5 });
    assert.equal(result.state, 'finished', JSON.stringify(told));
    const { id, accuracy } = result.card;
    assert.ok((accuracy.test ?? 0) > 0.8, `It reads ${String(accuracy.test)} of the test images.`);

    const before = padReadsWith(road.modelBefore);
    await runCommand('openPad');
    await before;
    const after = padReadsWith(id);
    await runCommand('chooseModel', { model: id });
    await after;
    await runCommand('chooseModel', { model: road.modelBefore });
  });

  it('keeps tfjs out of the extension host', assertHostIsLight);
});
