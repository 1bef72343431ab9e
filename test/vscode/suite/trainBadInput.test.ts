import * as assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { howToInstallAgain } from '../../../src/node/engines/nativeAdvice';
import { ADDONS, writeAddon } from '../../native/addons';
import { assertTold } from './digitLab';
import { writeSyntheticDataset } from './digits';
import { suiteFolder } from './folders';
import { trainingRoad, type TrainingRoad } from './trainingRoad';

describe('Train Model with bad input', () => {
  const folder = suiteFolder();
  let road: TrainingRoad;

  before(async () => {
    road = await trainingRoad(folder());
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
      const { result, told } = await road.train({ dataset: { kind: 'folder', path: broken } });
      assert.equal(result.state, 'failed');
      assertTold(told, 'error', says);
      await road.assertTrains();
    });
  }

  it('offers the portable engine when tfjs-node does not load', async () => {
    const { folder: trained } = await road.assertTrains();
    const native = join(dirname(dirname(trained)), 'native');
    writeAddon(native, ADDONS.refused());
    try {
      const { result, told } = await road.train({ engine: 'native' });
      assert.equal(result.state, 'failed');
      assertTold(told, 'error', /is unusable: it does not load .*portable/);
      assert.ok(told.some(({ message }) => message.includes(howToInstallAgain({ isPackage: false }))));
      const fallback = await road.train({ engine: 'auto' });
      assert.equal(fallback.result.state, 'finished');
      assert.equal(fallback.result.card.engine, 'portable');
    } finally {
      rmSync(native, { recursive: true });
    }
    await road.assertTrains();
  });

  it('says which setting is out of its range, and trains again when it is right', async () => {
    const configuration = vscode.workspace.getConfiguration('digitLab.training');
    await configuration.update('batchSize', 0, vscode.ConfigurationTarget.Global);
    const { result, told } = await road.train();
    await configuration.update('batchSize', undefined, vscode.ConfigurationTarget.Global);
    assert.equal(result.state, 'failed');
    assertTold(told, 'error', /digitLab\.training\.batchSize must be a whole number from 1 to 4096/);
    await road.assertTrains();
  });

  it('says that a model is of another architecture, or not there, and trains again', async () => {
    const other = await road.train({ from: road.modelBefore });
    assert.equal(other.result.state, 'failed');
    assertTold(other.told, 'error', /A training of mlp cannot start from .+, whose architecture is compact/);
    const none = await road.train({ from: 'mlp-000000000000' });
    assert.equal(none.result.state, 'failed');
    assertTold(none.told, 'error', /There is no model "mlp-000000000000" that can be read/);
    await road.assertTrains();
  });

  it('refuses a request that it does not know', async () => {
    const { result, told } = await road.train({ epochs: 'many' });
    assert.equal(result.state, 'failed');
    assertTold(told, 'error', /at "epochs"/);
    assert.ok(existsSync(road.dataset));
  });
});

function cutFile(path: string, length: number): void {
  writeFileSync(path, readFileSync(path).subarray(0, length));
}
