import * as assert from 'node:assert/strict';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { syntheticDataset } from '../../../src/ml/data/syntheticDigits';
import type { TrainModelOutcome } from '../../../src/extension/train/trainingOutcome';
import type { MyDigitsContent } from '../../../src/protocol/myDigits';
import { assertHostIsLight, assertTold, listening, runCommand } from './digitLab';
import { writeIdxPair } from '../../idxPair';

describe('My Digits', () => {
  let folder = '';

  const run = (command: 'showMyDigits' | 'testOnMyDigits') =>
    listening(() => runCommand<MyDigitsContent | null>(command));
  const { train: digits } = syntheticDataset(30, 10, 5);

  before(async () => {
    const { result } = await run('showMyDigits');
    assert.ok(result !== null);
    assert.equal(result.count, 0);
    folder = result.folder;
  });
  afterEach(() => {
    if (folder !== '') rmSync(folder, { recursive: true, force: true });
  });

  it('are shown as they lie in their folder', async () => {
    writeIdxPair(folder, 'train', digits);
    const { result, told } = await run('showMyDigits');
    assert.equal(result?.count, 30);
    assert.deepEqual(Array.from(Object.values(result.labels)), Array.from(digits.labels));
    assert.deepEqual(told, []);
  });

  it('are tested with the model in use', async () => {
    writeIdxPair(folder, 'train', digits);
    const { result } = await run('testOnMyDigits');
    assert.ok(result?.test);
    assert.equal(result.test.modelName, 'compact (shipped)');
    assert.equal(result.test.wasTrainedOnThem, false);
    const read = Array.from(Object.values(result.test.readings?.digits ?? {}));
    const right = read.filter((digit, index) => digit === digits.labels[index]).length;
    assert.ok(right >= 27, `${String(right)} of 30 are read right.`);
  });

  it('that are damaged are a sentence, and stay as they are', async () => {
    writeIdxPair(folder, 'train', digits);
    const labels = join(folder, 'train-labels-idx1-ubyte');
    writeFileSync(labels, 'no labels');
    const { result, told } = await run('showMyDigits');
    assert.equal(result, null);
    assertTold(told, 'error', /My Digits cannot be read\. .+train-labels-idx1-ubyte is not an IDX file/);
    assert.ok(existsSync(labels));
  });

  it('are needed to train on them', async () => {
    const { result, told } = await listening(() =>
      runCommand<TrainModelOutcome>('trainModel', {
        architecture: 'mlp',
        dataset: { kind: 'mnist', myDigits: true },
        epochs: 1,
      }),
    );
    assert.equal(result.state, 'failed');
    assertTold(told, 'error', /no digits in My Digits yet/);
  });

  it('are read outside of the extension host', assertHostIsLight);
});
