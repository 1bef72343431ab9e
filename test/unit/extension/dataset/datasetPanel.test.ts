import { beforeEach, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import { DatasetPanel } from '../../../../src/extension/dataset/datasetPanel';
import type { Notices } from '../../../../src/extension/notices';
import type { DatasetOverview, DatasetToHost, HostToDataset } from '../../../../src/protocol/dataset';
import type { DatasetSource } from '../../../../src/protocol/training';
import { Uri } from '../vscodeFake';
import { fakePage } from '../webviewPanelFake';

const read = vi.hoisted(() => vi.fn<(source: unknown, seed: number) => Promise<unknown>>());

vi.mock('vscode', () => import('../vscodeFake'));
vi.mock('../../../../src/node/datasets/datasetThread', () => ({
  DatasetThread: class {
    readonly read = read;
  },
}));
vi.mock('../../../../src/extension/webviewPanel', () => import('../webviewPanelFake'));

const page = fakePage<DatasetToHost, HostToDataset>();

/** An overview with samples of its own. */
const overviewOf = (seed: number) => ({ name: `Samples ${String(seed)}` }) as DatasetOverview;
const shown = (seed: number): HostToDataset => ({ type: 'dataset', overview: overviewOf(seed) });
const GONE: HostToDataset = { type: 'problem', message: 'The folder is gone.' };

beforeEach(() => {
  page.posted.length = 0;
  read.mockReset().mockImplementation((_, seed) => Promise.resolve(overviewOf(seed)));
});

function open(): void {
  const notices = {
    shownInView: (error: Error) => error.message,
    guard: (work: () => unknown) => work(),
  };
  new DatasetPanel(
    Uri.file('/extension') as unknown as vscode.Uri,
    {} as DatasetSource,
    'MNIST',
    notices as unknown as Notices,
  );
}

/** The `count` messages that the host posts in answer to one. */
async function answerTo(type: DatasetToHost['type'], count = 1): Promise<HostToDataset[]> {
  page.posted.length = 0;
  page.send({ type });
  await vi.waitUntil(() => page.posted.length === count);
  return [...page.posted];
}

it('shows a page that comes back what it last showed', async () => {
  open();
  expect(await answerTo('ready')).toEqual([shown(1)]);
  expect(await answerTo('shuffle')).toEqual([shown(2)]);
  expect(await answerTo('ready')).toEqual([shown(2)]);
});

it('shows a page that comes back the samples that there were before others failed, and why those did', async () => {
  open();
  await answerTo('ready');
  read.mockRejectedValueOnce(new Error('The folder is gone.'));
  expect(await answerTo('shuffle')).toEqual([GONE]);
  expect(await answerTo('ready', 2)).toEqual([shown(1), GONE]);
  expect(await answerTo('shuffle')).toEqual([shown(3)]);
  expect(await answerTo('ready')).toEqual([shown(3)]);
});

it('shows why there is nothing to show', async () => {
  read.mockRejectedValueOnce(new Error('The folder is gone.'));
  open();
  expect(await answerTo('ready')).toEqual([GONE]);
});
