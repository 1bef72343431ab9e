import type * as vscode from 'vscode';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { IdxSurroundings } from '../../../../src/extension/idx/idxEditor';
import { IdxEditors } from '../../../../src/extension/idx/idxEditors';
import { reopenOrphanedEditors } from '../../../../src/extension/idx/orphanedEditors';
import { memento } from '../../../memento';
import { commands, EventEmitter } from '../vscodeFake';

const vscodeNow = vi.hoisted(() => {
  class TabInputCustom {
    constructor(
      readonly uri: unknown,
      readonly viewType: string,
    ) {}
  }
  return { TabInputCustom, tabs: [] as object[], sessionId: '', close: vi.fn() };
});

vi.mock('vscode', async () => ({
  ...(await import('../vscodeFake')),
  TabInputCustom: vscodeNow.TabInputCustom,
  env: vscodeNow,
  window: { tabGroups: { all: [vscodeNow], close: vscodeNow.close } },
}));
vi.mock('../../../../src/extension/idx/idxEditor', () => ({
  IdxEditor: class {
    readonly onDidShow = new EventEmitter<unknown>().event;
    readonly read = () => Promise.resolve();
  },
}));

const uri = {
  path: '/digits/t10k-images-idx3-ubyte',
  toString: () => 'file:///digits',
} as Partial<vscode.Uri> as vscode.Uri;
const panel = { onDidDispose: new EventEmitter<void>().event } as unknown as vscode.WebviewPanel;
const around = {} as unknown as IdxSurroundings;
const tabOf = (viewType: string, isActive: boolean) => ({
  input: new vscodeNow.TabInputCustom(uri, viewType),
  group: { viewColumn: 2 },
  isActive,
  isPreview: false,
});

let state: ReturnType<typeof memento>;

beforeEach(() => {
  vi.clearAllMocks();
  state = memento();
  vscodeNow.sessionId = 'first';
  vscodeNow.tabs.splice(0, Infinity, tabOf('digitLab.idx', true), tabOf('another.editor', false));
});

describe('an editor of an IDX file', () => {
  it('that an extension host has left behind is opened anew where it was', async () => {
    new IdxEditors(around, state).show(uri, panel);
    await reopenOrphanedEditors(state);
    expect(vscodeNow.close.mock.calls).toEqual([[vscodeNow.tabs[0], true]]);
    expect(commands.executeCommand.mock.calls).toEqual([
      ['vscode.openWith', uri, 'digitLab.idx', expect.objectContaining({ viewColumn: 2, background: false })],
    ]);
  });

  it('is left to VS Code in a window that was reloaded, and in one that had none', async () => {
    await reopenOrphanedEditors(state);
    new IdxEditors(around, state).show(uri, panel);
    vscodeNow.sessionId = 'reloaded';
    await reopenOrphanedEditors(state);
    expect(vscodeNow.close).not.toHaveBeenCalled();
  });

  it('that belongs to no extension host any more is not read in silence', async () => {
    const editors = new IdxEditors(around, state);
    await expect(editors.read(uri)).rejects.toThrow(/"t10k-images-idx3-ubyte" .*Close its tab/);
    editors.show(uri, panel);
    await editors.read(uri);
  });

  it('that was closed meanwhile is not missed', async () => {
    vscodeNow.tabs.length = 0;
    await new IdxEditors(around, state).read(uri);
  });
});
