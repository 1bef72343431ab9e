import * as assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import type { TrainingOutcome } from '../../../src/extension/train/outcome';
import { activated, assertHostIsLight, assertTold, listening, nextReport, runCommand } from './digitLab';
import { writeSyntheticDataset } from './digits';
import { suiteFolder } from './folders';

const MODEL_FILES = ['card.json', 'history.json', 'model.json', 'weights.bin'];

describe('Train Model', function () {
  const folder = suiteFolder();
  let dataset = '';
  let modelBefore = '';

  before(async () => {
    dataset = writeSyntheticDataset(join(folder(), 'digits'));
    modelBefore = (await (await activated()).currentModel()).id;
  });

  const train = (more: Record<string, unknown> = {}) =>
    listening(() =>
      runCommand<TrainingOutcome>('trainModel', {
        architecture: 'mlp',
        dataset: { kind: 'folder', path: dataset },
        epochs: 1,
        engine: 'portable',
        ...more,
      }),
    );

  /** The road is open: a normal run ends with a model, and the one in use is still what it was. */
  async function assertTrains(): Promise<Extract<TrainingOutcome, { state: 'finished' }>> {
    const { result, told } = await train();
    assert.equal(result.state, 'finished', JSON.stringify(told));
    assert.equal((await (await activated()).currentModel()).id, modelBefore);
    return result;
  }

  it('trains the default model to one that is stored with its card and history', async () => {
    const { result, told } = await train({ architecture: 'compact', epochs: 2 });
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
    const { result, told } = await train();
    assert.equal(result.state, 'finished');
    assertTold(told, 'information', /is trained: it reads .+ % of 200 test images/);
    assertTold(told, 'information', new RegExp(`The model in use, ${modelBefore}, reads`));
    assert.equal((await (await activated()).currentModel()).id, modelBefore);
  });

  it('offers the trained model for use, and everything reads with it from then on', async () => {
    const { card } = await assertTrains();
    const api = await activated();
    const taken: string[] = [];
    const subscription = api.onDidChangeModel(({ id }) => taken.push(id));
    await runCommand('chooseModel', { model: card.id });
    assert.equal((await api.currentModel()).id, card.id);
    await runCommand('chooseModel', { model: modelBefore });
    subscription.dispose();
    assert.deepEqual(taken, [card.id, modelBefore]);
  });

  it('trains on digits that Digit Lab draws itself', async () => {
    const { result } = await train({ dataset: { kind: 'synthetic', trainingImages: 300, testImages: 50 } });
    assert.equal(result.state, 'finished');
    assert.equal(result.card.dataset.testImages, 50);
  });

  it('stops in the middle, leaves no half model and trains again', async () => {
    const progress = nextReport('progress');
    const running = train({ epochs: 500 });
    await progress;
    await runCommand('stopTraining');
    const { result, told } = await running;
    assert.deepEqual(result, { state: 'stopped' });
    assert.deepEqual(told, [], 'Cancelling is no failure.');
    const { folder: next } = await assertTrains();
    for (const name of readdirSync(dirname(next))) {
      assert.deepEqual(readdirSync(join(dirname(next), name)).sort(), MODEL_FILES, name);
    }
  });

  it('refuses a second training while one runs, and lets the first go on', async () => {
    const progress = nextReport('progress');
    const first = train({ epochs: 500 });
    await progress;
    const { result, told } = await train();
    assert.equal(result.state, 'failed');
    assertTold(told, 'warning', /is being trained already \(mlp, epoch \d+ of 500\)/);
    assert.notEqual((await activated()).trainerPid(), undefined);
    await runCommand('stopTraining');
    assert.equal((await first).result.state, 'stopped');
    await assertTrains();
  });

  it('says that nothing runs when there is nothing to stop', async () => {
    const { told } = await listening(() => runCommand('stopTraining'));
    assertTold(told, 'information', /No model is being trained/);
  });

  it('outlives a trainer that is killed in mid-epoch', async () => {
    const progress = nextReport('progress');
    const running = train({ epochs: 500 });
    await progress;
    const pid = (await activated()).trainerPid();
    assert.ok(pid !== undefined);
    process.kill(pid, 'SIGKILL');
    const { result, told } = await running;
    assert.equal(result.state, 'failed');
    assertTold(told, 'error', /train/i);
    await assertTrains();
  });

  const damages: readonly { name: string; damage: (broken: string) => void; says: RegExp }[] = [
    {
      name: 'an IDX file that is cut short',
      damage: (broken) => cutFile(join(broken, 'train-images-idx3-ubyte'), 5000),
      says: /train-images-idx3-ubyte.*(cut short|short)/,
    },
    {
      name: 'a file that is no IDX',
      damage: (broken) => writeFileSync(join(broken, 'train-labels-idx1-ubyte'), 'not an IDX file'),
      says: /train-labels-idx1-ubyte.*IDX/,
    },
    {
      name: 'images and labels that disagree in number',
      damage: (broken) => {
        const other = writeSyntheticDataset(join(folder(), 'other'), 500, 100);
        const labels = 'train-labels-idx1-ubyte';
        writeFileSync(join(broken, labels), readFileSync(join(other, labels)));
      },
      says: /600 images.*500 labels/,
    },
    {
      name: 'a folder without a dataset',
      damage: (broken) => {
        rmSync(broken, { recursive: true });
        mkdirSync(broken);
      },
      says: /train-images-idx3-ubyte/,
    },
    {
      name: 'a folder that is not there',
      damage: (broken) => rmSync(broken, { recursive: true }),
      says: /does not exist/,
    },
  ];
  for (const { name, damage, says } of damages) {
    it(`says what is wrong with ${name}, and trains again`, async () => {
      const broken = writeSyntheticDataset(join(folder(), 'broken'));
      damage(broken);
      const { result, told } = await train({ dataset: { kind: 'folder', path: broken } });
      assert.equal(result.state, 'failed');
      assertTold(told, 'error', says);
      await assertTrains();
    });
  }

  it('offers the portable engine when tfjs-node does not load', async () => {
    const { folder: trained } = await assertTrains();
    const native = join(dirname(dirname(trained)), 'native');
    const tfjsNode = join(native, 'node_modules/@tensorflow/tfjs-node');
    mkdirSync(tfjsNode, { recursive: true });
    writeFileSync(join(tfjsNode, 'package.json'), '{"name": "@tensorflow/tfjs-node", "main": "index.js"}');
    writeFileSync(join(tfjsNode, 'index.js'), 'throw new Error("libtensorflow.so.2 is missing");');
    try {
      const { result, told } = await train({ engine: 'native' });
      assert.equal(result.state, 'failed');
      assertTold(told, 'error', /libtensorflow\.so\.2 is missing.*portable/);
      const fallback = await train({ engine: 'auto' });
      assert.equal(fallback.result.state, 'finished');
      assert.equal(fallback.result.card.engine, 'portable');
    } finally {
      rmSync(native, { recursive: true });
    }
    await assertTrains();
  });

  it('says which setting is out of its range, and trains again when it is right', async () => {
    const configuration = vscode.workspace.getConfiguration('digitLab.training');
    await configuration.update('batchSize', 0, vscode.ConfigurationTarget.Global);
    const { result, told } = await train();
    await configuration.update('batchSize', undefined, vscode.ConfigurationTarget.Global);
    assert.equal(result.state, 'failed');
    assertTold(told, 'error', /digitLab\.training\.batchSize must be a whole number from 1 to 4096/);
    await assertTrains();
  });

  it('refuses a request that it does not know', async () => {
    const { result, told } = await train({ epochs: 'many' });
    assert.equal(result.state, 'failed');
    assertTold(told, 'error', /at "epochs"/);
    assert.ok(existsSync(dataset));
  });

  it('keeps tfjs out of the extension host', assertHostIsLight);
});

function cutFile(path: string, length: number): void {
  writeFileSync(path, readFileSync(path).subarray(0, length));
}
