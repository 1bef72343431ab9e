import type * as vscode from 'vscode';
import { beforeEach, expect, it, vi } from 'vitest';
import { IdxEditor, type IdxSurroundings } from '../../../../src/extension/idx/idxEditor';
import { loadIdxFile, type IdxFile } from '../../../../src/extension/idx/idxFile';
import type { WebviewPanelOptions } from '../../../../src/extension/webviewPanel';
import type { HostToIdx, IdxToHost } from '../../../../src/protocol/idx';
import { EventEmitter, workspace } from '../vscodeFake';

interface Page {
  /** Whether it is not hidden, and takes messages. */
  isThere: boolean;
  readonly posted: HostToIdx[];
  onPosted: (message: HostToIdx) => void;
  send: (message: IdxToHost) => void;
}

const page = vi.hoisted((): Page => ({
  isThere: true,
  posted: [],
  onPosted: () => undefined,
  send: () => undefined,
}));

vi.mock('vscode', () => import('../vscodeFake'));
vi.mock('../../../../src/extension/idx/idxFile', () => ({ loadIdxFile: vi.fn() }));
vi.mock('../../../../src/extension/webviewPanel', () => ({
  WebviewPanel: class {
    readonly isDisposed = false;

    constructor({ receive }: WebviewPanelOptions<IdxToHost>) {
      page.send = receive;
    }

    readonly onDidDispose = () => undefined;

    post(message: HostToIdx): void {
      void this.deliver(message);
    }

    deliver(message: HostToIdx): Promise<boolean> {
      if (page.isThere) {
        page.posted.push(message);
        page.onPosted(message);
      }
      return Promise.resolve(page.isThere);
    }
  },
}));

const named = (name: string) =>
  ({
    path: `/digits/${name}`,
    toString: () => `file:///digits/${name}`,
  }) as Partial<vscode.Uri> as vscode.Uri;
const uri = named('t10k-images-idx3-ubyte');
const model = { card: { id: 'one', architecture: 'compact' } };
const otherModel = { card: { id: 'other', architecture: 'cnn' } };

let changed: EventEmitter<vscode.Uri>;
let deleted: EventEmitter<vscode.Uri>;
/** The inks of the images that were read. */
let read: number[];
/** Lends a reader with a model. */
const lend = vi.fn<(files: unknown, job: (lent: unknown) => unknown) => unknown>();
/** The model in use, once it is there. */
let inUse: Promise<unknown>;
let useModel: () => void;
let modelChanged: EventEmitter<typeof model>;
let editor: IdxEditor;

/** A file of one image of this ink. */
function fileOf(ink: number): IdxFile {
  const content = {
    kind: 'images',
    name: 'mine',
    count: 1,
    rows: 28,
    columns: 28,
    isReadable: true,
  } as const;
  return { content: { ...content, labels: null, remarks: [] }, pixels: new Uint8Array(784).fill(ink) };
}

beforeEach(() => {
  page.isThere = true;
  page.posted.length = 0;
  page.onPosted = () => undefined;
  read = [];
  changed = new EventEmitter();
  deleted = new EventEmitter();
  workspace.createFileSystemWatcher.mockReturnValueOnce({
    onDidChange: changed.event,
    onDidCreate: changed.event,
    onDidDelete: deleted.event,
    dispose: () => undefined,
  });
  vi.mocked(loadIdxFile).mockReset().mockResolvedValueOnce(fileOf(1));
  const reader = {
    readFrames: (images: Uint8Array) => {
      read.push(images[0]!);
      return Promise.resolve([]);
    },
    readFrame: () => Promise.resolve({ digit: 1 }),
  };
  lend.mockReset().mockImplementation((_, job) => job(reader));
  modelChanged = new EventEmitter();
  inUse = new Promise((resolve) => {
    useModel = () => resolve(model);
  });
  const around = {
    model: {
      files: () => inUse,
      nameOf: ({ id }: { id: string }) => (id === 'one' ? 'compact (shipped)' : id),
      onDidChange: modelChanged.event,
    },
    readers: { lend },
    notices: {
      guard: (work: () => Promise<void>) => work(),
      shownInView: (error: Error) => error.message,
    },
  };
  editor = new IdxEditor(uri, around as unknown as IdxSurroundings, {} as vscode.WebviewPanel);
});

it('reads what the file holds by then, if it changes before the model is there', async () => {
  page.send({ type: 'shown' });
  const reading = editor.read();
  await Promise.resolve();
  vi.mocked(loadIdxFile).mockResolvedValueOnce(fileOf(2));
  changed.fire(uri);
  useModel();
  await reading;
  expect(read).toEqual([2]);
  const told = page.posted.map(({ type }) => type).filter((type) => type !== 'model');
  expect(told).toEqual(['content', 'start', 'readings', 'end']);
});

it('reads no further once its page has asked for that, and says so', async () => {
  const { content } = fileOf(1);
  const pixels = new Uint8Array(1024 * 784);
  vi.mocked(loadIdxFile).mockResolvedValueOnce({ content, pixels });
  changed.fire(uri);
  useModel();
  await settled();
  page.onPosted = ({ type }) => {
    if (type === 'readings') page.send({ type: 'cancel' });
  };
  page.send({ type: 'shown' });
  await editor.read();
  expect(read).toHaveLength(1);
  expect(page.posted.at(-1)).toEqual({ type: 'end', state: 'cancelled', message: '' });
});

it('reads with the model that is in use once the images can be seen', async () => {
  useModel();
  const reading = editor.read();
  await settled();
  useAnotherModel();
  page.send({ type: 'shown' });
  await reading;
  expect(page.posted.find(({ type }) => type === 'start')).toMatchObject({ modelName: 'other' });
});

it('does not tell of a model that is no longer in use after the one that is', async () => {
  page.send({ type: 'ready' });
  await settled();
  useAnotherModel();
  useModel();
  await settled();
  const told = page.posted.flatMap((message) => (message.type === 'model' ? [message.name] : []));
  expect(told.at(-1)).toBe('other');
});

it('reads a file again when what it reads just now is there, however often it changed meanwhile', async () => {
  useModel();
  await settled();
  const loads: ((file: IdxFile) => void)[] = [];
  vi.mocked(loadIdxFile).mockImplementation(() => new Promise((resolve) => loads.push(resolve)));
  for (let change = 0; change < 3; change++) changed.fire(uri);
  await settled();
  changed.fire(uri);
  await settled();
  expect(loads).toHaveLength(1);
  page.posted.length = 0;
  loads[0]!(fileOf(2));
  await settled();
  expect(loads).toHaveLength(2);
  loads[1]!(fileOf(3));
  await settled();
  page.send({ type: 'pixels', indices: [0] });
  await settled();
  expect(page.posted.filter(({ type }) => type === 'content')).toHaveLength(1);
  expect(page.posted.at(-1)).toMatchObject({ type: 'pixels', pixels: fileOf(3).pixels });
});

it('says of each problem only to whom it is a problem', async () => {
  vi.mocked(loadIdxFile).mockRejectedValueOnce(new Error('It is damaged.'));
  changed.fire(uri);
  await settled();
  expect(page.posted.at(-1)).toEqual({ type: 'problem', message: 'It is damaged.' });
});

it('looks at its labels again when they come, change or go, and at nothing of other files', async () => {
  const loads = () => vi.mocked(loadIdxFile).mock.calls.length;
  vi.mocked(loadIdxFile).mockResolvedValue(fileOf(2));
  expect(loads()).toBe(1);
  for (const name of ['train-labels-idx1-ubyte', 't10k-labels.txt']) {
    changed.fire(named(name));
    deleted.fire(named(name));
  }
  // Whoever replaces a file may delete it first.
  deleted.fire(uri);
  expect(loads()).toBe(1);
  changed.fire(named('t10k-labels-idx1-ubyte'));
  await settled();
  expect(loads()).toBe(2);
  deleted.fire(named('t10k-labels.idx1-ubyte.gz'));
  await settled();
  expect(loads()).toBe(3);
});

const labels = named('t10k-labels-idx1-ubyte');
it.each([
  ['labels first', [labels, uri]],
  ['images first', [uri, labels]],
])('keeps what it shows when images and labels are deleted together, %s', async (_, gone) => {
  useModel();
  page.send({ type: 'shown' });
  await editor.read();
  const missing = new Error('It is not there.');
  workspace.fs.stat.mockRejectedValueOnce(missing);
  vi.mocked(loadIdxFile).mockRejectedValue(missing);
  for (const one of gone) deleted.fire(one);
  await settled();
  expect(loadIdxFile).toHaveBeenCalledTimes(1);
  expect(await startToldAgain()).toMatchObject({ modelName: 'compact (shipped)' });
  expect(page.posted.map(({ type }) => type)).toEqual(['content', 'start', 'readings', 'end', 'model']);
});

/** When all is done that waits for nothing else. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

function useAnotherModel(): void {
  inUse = Promise.resolve(otherModel);
  modelChanged.fire(otherModel);
}

/** What a page that comes up now is told of the reading's start. */
async function startToldAgain(): Promise<HostToIdx | undefined> {
  page.isThere = true;
  page.posted.length = 0;
  const isTold = new Promise<void>((resolve) => {
    page.onPosted = ({ type }) => {
      if (type === 'model') resolve();
    };
  });
  page.send({ type: 'ready' });
  await isTold;
  return page.posted.find(({ type }) => type === 'start');
}

it('tells the next page whether the user has seen the end of the reading', async () => {
  useModel();
  page.send({ type: 'shown' });
  page.isThere = false;
  await editor.read();
  expect(await startToldAgain()).toMatchObject({ isAgain: false, modelName: 'compact (shipped)' });
  expect(page.posted.map(({ type }) => type)).toEqual(['content', 'start', 'readings', 'end', 'model']);
  expect(await startToldAgain()).toMatchObject({ isAgain: true });
});

it.each([
  ['that of the reading which is shown', 'one', false],
  ['that in use, where the reading came to nothing', 'other', true],
])('looks at an image with the model that the page speaks of: %s', async (_, modelId, isDamaged) => {
  useModel();
  page.send({ type: 'shown' });
  if (isDamaged) lend.mockRejectedValueOnce(new Error('The model is damaged.'));
  await editor.read();
  useAnotherModel();
  page.send({ type: 'look', index: 0 });
  await settled();
  expect(page.posted.at(-1)).toMatchObject({ type: 'look', modelId });
});
