import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  askForDataset,
  datasetRequest,
  type DatasetItem,
} from '../../../../src/extension/dataset/datasetChoice';
import type { Questions } from '../../../../src/extension/questions';
import { workspace } from '../vscodeFake';

vi.mock('vscode', () => import('../vscodeFake'));

afterEach(() => {
  vi.restoreAllMocks();
});

/** What is offered where `digitLab.dataset.path` is this. */
async function itemsWith(path: unknown): Promise<readonly DatasetItem[]> {
  vi.spyOn(workspace, 'getConfiguration').mockReturnValue({ get: () => path });
  let offered: readonly DatasetItem[] = [];
  const questions = {
    pick: (_: unknown, items: readonly DatasetItem[]) => {
      offered = items;
      return Promise.resolve(null);
    },
  };
  await askForDataset(questions as unknown as Questions, { title: 'Which?' });
  return offered;
}

async function labelsWith(path: unknown): Promise<string[]> {
  return (await itemsWith(path)).map(({ label }) => label);
}

it('shows MNIST as it is', async () => {
  const [mnist] = await itemsWith('');
  expect(mnist!.detail).toBe(
    '60,000 handwritten digits to train on and 10,000 to test with; 11 MB to download, once.',
  );
});

describe('the setting digitLab.dataset.path', () => {
  it('offers its folder, if it names one', async () => {
    expect(await labelsWith(' /data/mine ')).toContain('$(folder) /data/mine');
    expect(await labelsWith(' ')).toHaveLength((await labelsWith('/data/mine')).length - 1);
  });

  it.each([null, 7])('says so if it is %s', async (path) => {
    await expect(labelsWith(path)).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringMatching(/^The setting digitLab\.dataset\.path must be /) as string,
    });
  });
});

describe('what a command was called with', () => {
  it('is the dataset to show, or nothing', () => {
    const dataset = { kind: 'folder', path: '/data/mine' };
    expect(datasetRequest('Show Dataset', { dataset })).toEqual(dataset);
    for (const nothing of [undefined, null]) expect(datasetRequest('Show Dataset', nothing)).toBe(null);
  });

  it.each([{}, { dataset: { kind: 'folder' } }, { dataset: { kind: 'mnist' }, seed: 1 }, 'mnist'])(
    'is said to be unknown where it is %j',
    (argument) => {
      expect(() => datasetRequest('Show Mistakes', argument)).toThrow(
        /^Show Mistakes was called with an unknown argument\. Pass, for example, /,
      );
    },
  );
});
