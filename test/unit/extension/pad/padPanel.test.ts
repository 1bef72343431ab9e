import { beforeEach, describe, expect, it, vi } from 'vitest';
import { PadPanel, type PadSurroundings } from '../../../../src/extension/pad/padPanel';
import type { WebviewPanelOptions } from '../../../../src/extension/webviewPanel';
import type { ModelFiles } from '../../../../src/ml/models/modelFiles';
import type { HostToPad, PadToHost } from '../../../../src/protocol/pad';
import { untrainedModel } from '../../node/untrainedModel';
import { digitOf, MemoryDigits } from '../myDigits/memoryDigits';
import { env, EventEmitter, window } from '../vscodeFake';

interface Page {
  /** But for the answers that only say that there is a host. */
  readonly posted: HostToPad[];
  /** How many of those there were. */
  heard: number;
  /** Whether it takes what comes: one that is just going does not. */
  isThere: boolean;
  send: (message: PadToHost) => void;
  hide: () => void;
}

const page = vi.hoisted((): Page => ({
  posted: [],
  heard: 0,
  isThere: true,
  send: () => undefined,
  hide: () => undefined,
}));

vi.mock('vscode', () => import('../vscodeFake'));
vi.mock('../../../../src/extension/webviewPanel', () => ({
  WebviewPanel: class {
    constructor({ receive }: WebviewPanelOptions<PadToHost>) {
      page.send = receive;
    }

    readonly onDidDispose = () => undefined;

    onDidHide(hidden: () => void): void {
      page.hide = hidden;
    }

    post(message: HostToPad): void {
      if (message.type === 'heard') page.heard++;
      else page.posted.push(message);
    }

    deliver(message: HostToPad): Promise<boolean> {
      if (page.isThere) this.post(message);
      return Promise.resolve(page.isThere);
    }
  },
}));

const told: string[] = [];
const files = vi.fn<() => Promise<unknown>>();
/** Puts text into a document, and gives its name. */
const insert = vi.fn<(text: string) => Promise<string>>();
let modelChanged: EventEmitter<ModelFiles>;
let digits: MemoryDigits;
let pad: PadPanel;

beforeEach(() => {
  page.posted.length = 0;
  page.heard = 0;
  page.isThere = true;
  told.length = 0;
  files.mockReset().mockReturnValue(new Promise(() => undefined));
  env.clipboard.writeText.mockReset().mockResolvedValue();
  window.setStatusBarMessage.mockClear();
  digits = new MemoryDigits();
  modelChanged = new EventEmitter();
  const around = {
    myDigits: digits,
    model: { onDidChange: modelChanged.event, files, nameOf: ({ id }: ModelFiles['card']) => id },
    textEditor: { insert },
    notices: {
      shownInView: ({ message }: Error) => {
        told.push(message);
        return message;
      },
    },
  };
  pad = new PadPanel(around as unknown as PadSurroundings);
});

/** When all is done that waits for nothing else. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

const damaged = () => Promise.reject(new Error('The image is damaged.'));

describe('a picture that cannot be shown', () => {
  it('is told of as soon as there is a page to say it on, once', async () => {
    await pad.show(damaged);
    expect([page.posted, told]).toEqual([[], ['The image is damaged.']]);
    page.send({ type: 'ready' });
    page.send({ type: 'ready' });
    expect(page.posted).toEqual([{ type: 'problem', message: 'The image is damaged.' }]);
  });

  it('is told of at once on a page that is there, and not on one that has gone', async () => {
    page.send({ type: 'ready' });
    await pad.show(damaged);
    expect(page.posted).toHaveLength(1);
    page.hide();
    await pad.show(damaged);
    expect(page.posted).toHaveLength(1);
    page.send({ type: 'ready' });
    expect(page.posted).toHaveLength(2);
  });
});

it('says nothing of an image that another was asked for after, nor of one that was not chosen', async () => {
  await pad.show(damaged);
  await pad.show(() => Promise.resolve(null));
  page.send({ type: 'ready' });
  expect(page.posted).toEqual([]);
});

it('says what nobody has seen yet of something else, whichever image is asked for after', async () => {
  digits.isFull = true;
  page.send({ type: 'keep', id: 1, frame: Uint8Array.from(digitOf(3).image), label: 3 });
  await vi.waitUntil(() => told.length > 0);
  await pad.show(() => Promise.resolve(null));
  page.send({ type: 'ready' });
  expect(page.posted).toEqual([{ type: 'problem', message: 'The disk is full.' }]);
});

describe('a picture that takes its time', () => {
  const pictureOf = (name: string) => ({ name, width: 1, height: 1, data: new Uint8Array(4) });
  const slow = pictureOf('slow.png');

  /** Asks for `slow`, which comes once `meanwhile` is over. */
  const showSlow = async (meanwhile: () => Promise<void>): Promise<void> => {
    page.send({ type: 'ready' });
    await pad.show(async () => {
      await meanwhile();
      return slow;
    });
  };

  it('is shown where nothing was chosen in a dialog meanwhile', async () => {
    await showSlow(() => pad.show(() => Promise.resolve(null)));
    expect(page.posted).toEqual([{ type: 'picture', picture: slow }]);
  });

  it('is not shown over one that was asked for after it', async () => {
    const quick = pictureOf('quick.png');
    await showSlow(() => pad.show(() => Promise.resolve(quick)));
    expect(page.posted).toEqual([{ type: 'picture', picture: quick }]);
  });
});

it('keeps a picture for the next page where this one went while it came, and shows it once', async () => {
  const picture = { name: 'seven.png', width: 1, height: 1, data: new Uint8Array(4) };
  page.send({ type: 'ready' });
  page.isThere = false;
  await pad.show(() => Promise.resolve(picture));
  page.isThere = true;
  page.send({ type: 'ready' });
  page.send({ type: 'ready' });
  expect(page.posted).toEqual([{ type: 'picture', picture }]);
});

it('says that there is no model as what it is, so that another one ends it', async () => {
  files.mockRejectedValueOnce(new Error('The model is damaged.'));
  page.send({ type: 'ready' });
  await vi.waitUntil(() => page.posted.length > 0);
  expect(page.posted).toEqual([{ type: 'problem', message: 'The model is damaged.', about: 'model' }]);
});

it('sends the model that is taken into use while a page is told of the one before, and only that', async () => {
  const [before, after] = await Promise.all([untrainedModel(1), untrainedModel(2)]);
  let read: (files: ModelFiles) => void = () => undefined;
  files.mockReturnValueOnce(new Promise((resolve) => (read = resolve)));
  page.send({ type: 'ready' });
  modelChanged.fire(after);
  read(before);
  await settled();
  const sent = page.posted.map((message) =>
    message.type === 'model' ? message.model.modelId : message.type,
  );
  expect(sent).toEqual([after.card.id]);
});

describe('what was read', () => {
  /** Both the page and the status bar say what was done, and nothing else. */
  const expectSaid = (message: string) => {
    expect(page.posted).toEqual([{ type: 'done', message }]);
    expect(window.setStatusBarMessage.mock.calls).toEqual([[`$(check) ${message}`, 3000]]);
  };

  it('is copied', async () => {
    page.send({ type: 'copy', text: '31415' });
    await settled();
    expect(env.clipboard.writeText.mock.calls).toEqual([['31415']]);
    expectSaid('Copied 31415');
  });

  it('is not said to be copied where the clipboard takes nothing', async () => {
    page.send({ type: 'ready' });
    env.clipboard.writeText.mockRejectedValueOnce(new Error('The clipboard is locked.'));
    page.send({ type: 'copy', text: '31415' });
    await settled();
    expect(page.posted).toEqual([{ type: 'problem', message: 'The clipboard is locked.' }]);
    expect(window.setStatusBarMessage).not.toHaveBeenCalled();
  });

  it('is inserted into the document that is named', async () => {
    insert.mockResolvedValueOnce('sums.txt');
    page.send({ type: 'insert', text: '31415' });
    await settled();
    expect(insert.mock.calls).toEqual([['31415']]);
    expectSaid('Inserted 31415 into sums.txt');
  });
});

it('says of whatever the page tells that it has heard it, before it is done', () => {
  page.send({ type: 'ready' });
  page.send({ type: 'chooseModel' });
  page.send({ type: 'undoKeep' });
  page.send({ type: 'reading', modelId: 'one', text: '7', confidence: 1 });
  expect(page.heard).toBe(4);
});

it('says of a problem whether it is why a keeping could not be taken back', async () => {
  const { image: frame, label } = digitOf(3);
  const problems = () => page.posted.filter(({ type }) => type === 'problem');
  page.send({ type: 'ready' });
  page.send({ type: 'keep', id: 1, frame: Uint8Array.from(frame), label });
  await vi.waitUntil(() => page.posted.some(({ type }) => type === 'kept'));
  digits.isFull = true;
  page.send({ type: 'undoKeep' });
  await vi.waitUntil(() => problems().length === 1);
  page.send({ type: 'keep', id: 2, frame: Uint8Array.from(frame), label: 4 });
  await vi.waitUntil(() => problems().length === 2);
  const message = 'The disk is full.';
  expect(problems()).toEqual([
    { type: 'problem', message, about: 'undoKeep' },
    { type: 'problem', message },
  ]);
});
