import * as assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { TrainModelOutcome } from '../../../src/extension/train/trainingOutcome';
import type { DatasetOverview } from '../../../src/protocol/dataset';
import { sharedFolder } from '../../shared';
import { assertTold, listening, runCommand } from './digitLab';
import { suiteFolder } from './folders';
import { cut, missing, withMirror, wrong } from './mirror';

const shared = sharedFolder();

describe('downloading MNIST', () => {
  const folder = suiteFolder();
  const cacheBefore = process.env.DIGIT_LAB_CACHE;

  before(() => {
    process.env.DIGIT_LAB_CACHE = join(folder(), 'cache');
  });

  after(async () => {
    if (cacheBefore === undefined) delete process.env.DIGIT_LAB_CACHE;
    else process.env.DIGIT_LAB_CACHE = cacheBefore;
    await setMirrors(undefined);
  });

  const trainOn = (dataset: object) =>
    listening(() =>
      runCommand<TrainModelOutcome>('trainModel', {
        architecture: 'mlp',
        dataset,
        epochs: 1,
        engine: 'portable',
      }),
    );

  async function trainFrom(mirrors: readonly string[]) {
    await setMirrors(mirrors);
    return trainOn({ kind: 'mnist', download: true });
  }

  const failures: readonly { name: string; mirror: RequestListener; says: RegExp }[] = [
    { name: 'answers 404', mirror: missing, says: /404/ },
    { name: 'sends wrong bytes', mirror: wrong, says: /SHA-256/ },
    { name: 'stops half-way', mirror: cut, says: /half-way|broke/ },
  ];
  for (const { name, mirror, says } of failures) {
    it(`says so when the mirror ${name}, keeps nothing of it, and trains on what needs no network`, async () => {
      const { result, told } = await withMirror(mirror, (address) => trainFrom([address]));
      assert.equal(result.state, 'failed');
      assertTold(told, 'error', says);
      assertTold(told, 'error', /synthetic digits/);
      assert.equal(existsSync(join(folder(), 'cache/mnist/train-images-idx3-ubyte')), false);
      const next = await trainOn({ kind: 'synthetic', trainingImages: 300, testImages: 50 });
      assert.equal(next.result.state, 'finished', JSON.stringify(next.told));
    });
  }

  it('says so when there is no network', async () => {
    const closed = await withMirror(missing, (address) => Promise.resolve(address));
    const { result, told } = await trainFrom([closed]);
    assert.equal(result.state, 'failed');
    assertTold(told, 'error', /refused.*network/);
  });

  it('says so when the setting holds no addresses', async () => {
    const { result, told } = await trainFrom(['ftp://example.org/']);
    assert.equal(result.state, 'failed');
    assertTold(told, 'error', /digitLab\.dataset\.mirrors/);
  });

  it('stops while it downloads', async () => {
    let asked = (): void => undefined;
    const request = new Promise<void>((resolve) => (asked = resolve));
    const silent: RequestListener = () => asked();
    const { result, told } = await withMirror(silent, async (address) => {
      const running = trainFrom([address]);
      await request;
      await runCommand('stopTraining');
      return running;
    });
    assert.deepEqual(result, { state: 'stopped' });
    assert.deepEqual(told, []);
  });

  it('says so when the setting names no address at all', async () => {
    await setMirrors([]);
    const { told } = await listening(() => runCommand('showDataset', { dataset: { kind: 'mnist' } }));
    assertTold(told, 'error', /digitLab\.dataset\.mirrors has no address/);
  });

  it('has nothing to clear before anything was downloaded', async () => {
    const { result, told } = await listening(() => runCommand<boolean>('clearDownloadedData'));
    assert.equal(result, false);
    assertTold(told, 'information', /nothing to clear/i);
  });

  (shared === null ? describe.skip : describe)('MNIST (needs shared data)', () => {
    const serve: RequestListener = (request, response) => {
      response.end(readFileSync(join(shared ?? '', 'mnist', (request.url ?? '/').slice(1))));
    };

    it('takes the second mirror when the first fails, and shows what came', async () => {
      const { result, told } = await withMirror(missing, (broken) =>
        withMirror(serve, async (good) => {
          await setMirrors([broken, good]);
          return listening(() =>
            runCommand<DatasetOverview | null>('showDataset', { dataset: { kind: 'mnist', download: true } }),
          );
        }),
      );
      assert.equal(result?.trainingImages, 60_000, JSON.stringify(told));
      assert.equal(result.testImages, 10_000);
      assert.equal(result.perLabel[7], 6265);
    });

    it('needs no mirror from then on', async () => {
      await setMirrors([]);
      const overview = await runCommand<DatasetOverview | null>('showDataset', {
        dataset: { kind: 'mnist' },
      });
      assert.equal(overview?.trainingImages, 60_000);
    });

    it('removes it when asked to', async () => {
      const { result, told } = await listening(() =>
        runCommand<boolean>('clearDownloadedData', { confirmed: true }),
      );
      assert.equal(result, true);
      assertTold(told, 'information', /MNIST was removed, which freed 55 MB/);
      assert.equal(existsSync(join(folder(), 'cache/mnist')), false);
    });
  });
});

async function setMirrors(mirrors: readonly string[] | undefined): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('digitLab.dataset');
  await configuration.update('mirrors', mirrors, vscode.ConfigurationTarget.Global);
}
