import { beforeEach, describe, expect, it, vi } from 'vitest';
import { MyDigitsPanel, type MyDigitsSurroundings } from '../../../../src/extension/myDigits/myDigitsPanel';
import type { Readers } from '../../../../src/extension/reading/readers';
import type { HostToMyDigits, MyDigitsContent, MyDigitsToHost } from '../../../../src/protocol/myDigits';
import { commands, EventEmitter, workspace } from '../vscodeFake';
import { fakePage } from '../webviewPanelFake';
import { digitOf, MemoryDigits } from './memoryDigits';

vi.mock('vscode', () => import('../vscodeFake'));
vi.mock('../../../../src/extension/webviewPanel', () => import('../webviewPanelFake'));

const page = fakePage<MyDigitsToHost, HostToMyDigits>();

let digits: MemoryDigits;
let told: string[];
const lend = vi.fn<Readers['lend']>();
/** Fires for each file of the collection that changes on disk. */
let fileChanged: EventEmitter<unknown>;

beforeEach(async () => {
  workspace.fs.createDirectory.mockClear();
  workspace.createFileSystemWatcher.mockClear();
  page.posted.length = 0;
  told = [];
  digits = new MemoryDigits();
  for (const label of [3, 5]) await digits.change({ kind: 'keep', digit: digitOf(label) });
  fileChanged = new EventEmitter();
  workspace.createFileSystemWatcher.mockReturnValueOnce({
    onDidChange: fileChanged.event,
    onDidCreate: new EventEmitter<unknown>().event,
    onDidDelete: new EventEmitter<unknown>().event,
    dispose: () => undefined,
  });
  const around = {
    myDigits: digits,
    model: {
      onDidChange: () => ({ dispose: () => undefined }),
      files: () =>
        Promise.resolve({ card: { id: 'one', architecture: 'compact', dataset: { name: 'MNIST' } } }),
      nameOf: () => 'compact (shipped)',
    },
    readers: { lend },
    log: { info: () => undefined },
    notices: {
      shownInView: (error: Error) => error.message,
      guard: (work: () => Promise<void>) =>
        work().catch((error: unknown) => told.push((error as Error).message)),
    },
  };
  new MyDigitsPanel(around as unknown as MyDigitsSurroundings);
  await shownAfter({ type: 'ready' });
});

/** What the host posts in answer to a message, once it has posted one like `last`. */
async function answerTo(message: MyDigitsToHost, last: HostToMyDigits['type']): Promise<HostToMyDigits[]> {
  page.posted.length = 0;
  page.send(message);
  await vi.waitUntil(() => page.posted.some(({ type }) => type === last));
  return [...page.posted];
}

/** The collection that the page shows after a message. */
async function shownAfter(message: MyDigitsToHost): Promise<MyDigitsContent> {
  const shown = (await answerTo(message, 'digits')).at(-1)!;
  if (shown.type !== 'digits') throw new Error('The page shows no digits.');
  return shown.content;
}

describe('a change', () => {
  it('is told to screen readers once it is made', async () => {
    const removed = await answerTo({ type: 'remove', ...digitOf(3) }, 'digits');
    expect(removed[0]).toEqual({ type: 'done', message: 'Deleted. Undo brings it back.' });
    const relabelled = await answerTo({ type: 'relabel', ...digitOf(5), to: 6 }, 'digits');
    expect(relabelled[0]).toEqual({ type: 'done', message: 'Labelled 6.' });
  });

  it('that another window or the disk came before is not told', async () => {
    const gone = await answerTo({ type: 'remove', ...digitOf(9) }, 'digits');
    digits.isFull = true;
    const failed = await answerTo({ type: 'remove', ...digitOf(3) }, 'problem');
    expect([...gone, ...failed].map(({ type }) => type)).toEqual(['digits', 'problem']);
  });
});

describe('what changes is shown once', () => {
  const typesPosted = () => page.posted.map(({ type }) => type);

  /** The collection's two files have changed, and what comes of it is done. */
  async function filesChange(): Promise<void> {
    for (let file = 0; file < 2; file++) fileChanged.fire(undefined);
    await settled();
  }

  it('where it was done here', async () => {
    page.posted.length = 0;
    page.send({ type: 'remove', ...digitOf(3) });
    await settled();
    await filesChange();
    expect(typesPosted()).toEqual(['done', 'digits']);
    page.posted.length = 0;
    page.send({ type: 'undo' });
    await settled();
    await filesChange();
    expect(typesPosted()).toEqual(['done', 'digits']);
  });

  it('where the drawing pad kept a digit', async () => {
    page.posted.length = 0;
    await digits.change({ kind: 'keep', digit: digitOf(7) });
    await settled();
    await filesChange();
    expect(typesPosted()).toEqual(['digits']);
  });

  it('where another window did it', async () => {
    page.posted.length = 0;
    const read = vi.spyOn(digits, 'read');
    await digits.changeElsewhere({ kind: 'keep', digit: digitOf(7) });
    await filesChange();
    // Each file has the collection looked at, and the last one has it shown.
    expect(read).toHaveBeenCalledTimes(3);
    await digits.changeElsewhere({ kind: 'relabel', digit: digitOf(7), label: 1 });
    await filesChange();
    const labels = page.posted.map((shown) => shown.type === 'digits' && Array.from(shown.content.labels));
    expect(labels).toEqual([
      [3, 5, 7],
      [3, 5, 1],
    ]);
  });

  it('where the files are damaged, and when they are right again', async () => {
    page.posted.length = 0;
    digits.isDamaged = true;
    await filesChange();
    expect(typesPosted()).toEqual(['problem']);
    page.posted.length = 0;
    digits.isDamaged = false;
    await filesChange();
    expect(typesPosted()).toEqual(['digits']);
  });
});

/** When all is done that waits for nothing else. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

describe('an undo', () => {
  it('is told to screen readers where something was taken back', async () => {
    await shownAfter({ type: 'remove', ...digitOf(3) });
    const undone = await answerTo({ type: 'undo' }, 'digits');
    expect(undone[0]).toEqual({ type: 'done', message: 'Undone.' });
    const none = await answerTo({ type: 'undo' }, 'digits');
    expect(none.map(({ type }) => type)).toEqual(['digits']);
  });

  it('that fails is said, and can be tried again', async () => {
    expect((await shownAfter({ type: 'remove', ...digitOf(3) })).undo).toBe('Delete');
    digits.isFull = true;
    expect(await answerTo({ type: 'undo' }, 'problem')).toEqual([
      { type: 'problem', message: 'The disk is full.' },
    ]);
    // Nothing follows that would clear the problem: the next answer is that of the next message.
    expect((await shownAfter({ type: 'ready' })).undo).toBe('Delete');
    digits.isFull = false;
    const { labels, undo } = await shownAfter({ type: 'undo' });
    expect([Array.from(labels), undo]).toEqual([[3, 5], null]);
  });
});

describe('a test', () => {
  const testsOf = (posted: readonly HostToMyDigits[]) =>
    posted.map((message) => (message.type === 'digits' ? message.content.test : message.type));

  it('that fails is over before that is said, and can be asked for again', async () => {
    lend.mockRejectedValueOnce(new Error('The model is damaged.'));
    const failed = await answerTo({ type: 'test' }, 'problem');
    expect(testsOf(failed)).toEqual([expect.objectContaining({ readings: null }), null, 'problem']);
    expect(failed.at(-1)).toEqual({ type: 'problem', message: 'The model is damaged.' });
    const outcomes = Uint8Array.of(0, 0);
    const readings = { digits: Uint8Array.of(3, 5), outcomes, confidences: Float32Array.of(1, 1) };
    lend.mockResolvedValueOnce(readings);
    await shownAfter({ type: 'test' });
    await vi.waitUntil(() => page.posted.length > 1);
    expect(testsOf(page.posted).at(-1)).toMatchObject({ readings });
  });

  it('shows a change with its readings at once where all digits were read before', async () => {
    const outcomes = Uint8Array.of(0, 0);
    lend.mockClear();
    lend.mockResolvedValueOnce({ digits: Uint8Array.of(3, 5), outcomes, confidences: Float32Array.of(1, 1) });
    await shownAfter({ type: 'test' });
    await vi.waitUntil(() => page.posted.length > 1);
    page.posted.length = 0;
    const withReadings = (...read: number[]): unknown =>
      expect.objectContaining({
        readings: expect.objectContaining({ digits: Uint8Array.from(read) }) as object,
      });
    const relabelled = await answerTo({ type: 'relabel', ...digitOf(5), to: 6 }, 'digits');
    expect(testsOf(relabelled)).toEqual(['done', withReadings(3, 5)]);
    const removed = await answerTo({ type: 'remove', ...digitOf(3) }, 'digits');
    expect(testsOf(removed)).toEqual(['done', withReadings(5)]);
    expect(lend).toHaveBeenCalledTimes(1);
  });

  it('is over where a change comes between that cannot be shown', async () => {
    lend.mockReturnValueOnce(new Promise(() => undefined));
    await shownAfter({ type: 'test' });
    digits.isDamaged = true;
    expect(testsOf(await answerTo({ type: 'ready' }, 'problem'))).toEqual([null, 'problem']);
    expect(testsOf(await answerTo({ type: 'ready' }, 'problem'))).toEqual(['problem']);
  });
});

it('makes the folder that it watches, unless it is in the workspace, where VS Code sees it come', async () => {
  const [make, watch] = [workspace.fs.createDirectory.mock, workspace.createFileSystemWatcher.mock];
  expect(make.calls).toEqual([[expect.objectContaining({ fsPath: '/global' })]]);
  expect(make.invocationCallOrder[0]).toBeLessThan(watch.invocationCallOrder[0]!);
  digits.location = 'workspace';
  await shownAfter({ type: 'ready' });
  expect([make.calls.length, watch.calls.length]).toEqual([1, 2]);
});

it('offers no undo of what was done in another folder', async () => {
  expect((await shownAfter({ type: 'remove', ...digitOf(3) })).undo).toBe('Delete');
  digits.location = 'workspace';
  expect((await shownAfter({ type: 'ready' })).undo).toBeNull();
  expect((await shownAfter({ type: 'undo' })).count).toBe(0);
});

it('tells the user of a command that fails', async () => {
  commands.executeCommand.mockRejectedValueOnce(new Error('The pad cannot be opened.'));
  page.send({ type: 'openPad' });
  await vi.waitUntil(() => told.length > 0);
  expect(told).toEqual(['The pad cannot be opened.']);
});
