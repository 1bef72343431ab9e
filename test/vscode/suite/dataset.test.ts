import * as assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatasetOverview } from '../../../src/protocol/dataset';
import { assertHostIsLight, assertTold, listening, runCommand } from './digitLab';
import { writeSyntheticDataset } from './digits';
import { suiteFolder } from './folders';

describe('Show Dataset', () => {
  const folder = suiteFolder();

  const show = (dataset: object) =>
    listening(() => runCommand<DatasetOverview | null>('showDataset', { dataset }));

  it('shows how many images there are of each digit, some of them, and what augmentation makes of them', async () => {
    const path = writeSyntheticDataset(join(folder(), 'digits'), 600, 200);
    const { result } = await show({ kind: 'folder', path });
    assert.ok(result !== null);
    assert.equal(result.name, 'digits');
    assert.equal(result.testImages, 200);
    assert.deepEqual(result.perLabel, new Array(10).fill(60));
    assert.deepEqual(
      result.samples.map(({ label }) => label),
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    );
    for (const { count, images } of [...result.samples, ...result.augmented]) {
      assert.equal(Object.keys(images).length, count * 784);
    }
  });

  it('shows synthetic digits without network', async () => {
    const { result } = await show({ kind: 'synthetic', trainingImages: 100, testImages: 10 });
    assert.equal(result?.trainingImages, 100);
  });

  it('says what is wrong with a folder that holds no dataset, and shows the next one', async () => {
    const path = join(folder(), 'empty');
    mkdirSync(path);
    const { result, told } = await show({ kind: 'folder', path });
    assert.equal(result, null);
    assertTold(told, 'error', /train-images-idx3-ubyte/);
    const next = await show({ kind: 'synthetic', trainingImages: 100, testImages: 10 });
    assert.equal(next.result?.trainingImages, 100);
  });

  it('keeps its data out of the extension host', assertHostIsLight);
});
