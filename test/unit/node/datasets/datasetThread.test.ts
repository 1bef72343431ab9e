import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { isCancelled, isUserError } from '../../../../src/ml/userError';
import { DatasetThread } from '../../../../src/node/datasets/datasetThread';
import { temporaryFolder } from '../temporaryFolder';

const DIST = resolve(import.meta.dirname, '../../../../dist');
const digits = { kind: 'synthetic', trainingImages: 40, testImages: 10, seed: 1 } as const;

function reader(distFolder = DIST): DatasetThread {
  const datasetThread = new DatasetThread(distFolder);
  onTestFinished(() => datasetThread.dispose());
  return datasetThread;
}

describe('DatasetThread', () => {
  it('answers each of two calls at once', async () => {
    const overviews = reader();
    const [first, second] = [await overviews.read(digits, 1), await overviews.read(digits, 2)];
    expect(first).not.toEqual(second);
    const atOnce = Promise.all([2, 1].map((seed) => overviews.read(digits, seed)));
    expect(await atOnce).toEqual([second, first]);
  });

  it('answers as often as it is asked without a listener more', async () => {
    const warned = vi.fn();
    process.on('warning', warned);
    onTestFinished(() => void process.off('warning', warned));
    const overviews = reader();
    for (let seed = 0; seed < 12; seed++) await overviews.read(digits, seed);
    // Warnings come when all else is done.
    await new Promise(setImmediate);
    expect(warned.mock.calls).toEqual([]);
  });

  it('says what is wrong with a dataset as often as it is asked', async () => {
    const path = temporaryFolder();
    const folder = { kind: 'folder', path, name: 'mine' } as const;
    const overviews = reader();
    await expect(overviews.read(folder, 1)).rejects.toSatisfy(isUserError);
    await expect(overviews.read(folder, 1)).rejects.toThrow(path);
  });

  it('fails all calls under way if the thread dies, and starts another for the next', async () => {
    const dist = temporaryFolder();
    writeFileSync(join(dist, 'dataset.js'), 'process.exit(3);');
    const overviews = reader(dist);
    const lost = await Promise.allSettled([overviews.read(digits, 1), overviews.read(digits, 2)]);
    for (const each of lost)
      expect(each).toMatchObject({ status: 'rejected', reason: { name: 'UserError' } });
    writeFileSync(
      join(dist, 'dataset.js'),
      `require('node:worker_threads').parentPort.on('message', () => { throw new Error('out of memory'); });`,
    );
    await expect(overviews.read(digits, 1)).rejects.toThrow('ended early');
    await expect(overviews.read(digits, 1)).rejects.toMatchObject({ cause: { message: 'out of memory' } });
  });

  it('cancels calls under way and later ones when it is disposed of', async () => {
    const overviews = reader();
    const underWay = overviews.read(digits, 1);
    overviews.dispose();
    await expect(underWay).rejects.toSatisfy(isCancelled);
    await expect(overviews.read(digits, 1)).rejects.toSatisfy(isCancelled);
  });
});
