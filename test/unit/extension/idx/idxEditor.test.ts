import type * as vscode from 'vscode';
import { beforeEach, expect, it, vi } from 'vitest';
import { IdxEditor, type IdxSurroundings } from '../../../../src/extension/idx/idxEditor';
import { loadIdxFile, type IdxFile } from '../../../../src/extension/idx/idxFile';
import type { WebviewPanelOptions } from '../../../../src/extension/webviewPanel';
import type { HostToIdx, IdxToHost } from '../../../../src/protocol/idx';
import { EventEmitter, workspace } from '../vscodeFake';

interface Page {
  readonly posted: HostToIdx[];
  send: (message: IdxToHost) => void;
}

const page = vi.hoisted((): Page => ({ posted: [], send: () => undefined }));

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
      page.posted.push(message);
    }
  },
}));

const uri = { path: '/digits/t10k-images-idx3-ubyte' } as Partial<vscode.Uri> as vscode.Uri;
const model = { card: { id: 'one', architecture: 'compact' } };

let changed: EventEmitter<vscode.Uri>;
/** The inks of the images that were read. */
let read: number[];
let useModel: () => void;
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
  page.posted.length = 0;
  read = [];
  changed = new EventEmitter();
  workspace.createFileSystemWatcher.mockReturnValueOnce({
    onDidChange: changed.event,
    onDidCreate: changed.event,
    onDidDelete: changed.event,
    dispose: () => undefined,
  });
  vi.mocked(loadIdxFile).mockResolvedValueOnce(fileOf(1));
  const reader = {
    readFrames: (images: Uint8Array) => {
      read.push(images[0]!);
      return Promise.resolve([]);
    },
  };
  const chosen = new Promise((resolve) => {
    useModel = () => resolve(model);
  });
  const around = {
    model: { files: () => chosen, onDidChange: new EventEmitter().event },
    readers: { lend: (_: unknown, job: (lent: typeof reader) => unknown) => job(reader) },
    notices: { guard: (work: () => Promise<void>) => work() },
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
