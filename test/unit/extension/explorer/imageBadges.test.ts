import { beforeEach, describe, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import { showBadges, type BadgeSurroundings } from '../../../../src/extension/explorer/imageBadges';
import { sevens } from '../sevens';
import { EventEmitter, Uri, window, workspace } from '../vscodeFake';

vi.mock('vscode', () => import('../vscodeFake'));

function file(name: string): vscode.Uri {
  return { ...Uri.file(`/images/${name}`), toString: () => name } as unknown as vscode.Uri;
}

const [one, two, three, broken] = ['one.png', 'two.png', 'three.png', 'broken.png'].map(file) as [
  vscode.Uri,
  vscode.Uri,
  vscode.Uri,
  vscode.Uri,
];

/** Badges of images that all show a seven but one, which cannot be read; the paths that were read are noted. */
function badges() {
  const read: string[] = [];
  const held = new Map<string, () => Promise<void>>();
  const modelChange = new EventEmitter<vscode.Uri>();
  const fileChange = new EventEmitter<vscode.Uri>();
  const reader = {
    read: async (path: string) => {
      read.push(path);
      const holding = held.get(path)?.();
      held.delete(path);
      await holding;
      if (path === broken.fsPath) throw new Error('it is broken');
      return { reading: sevens('digit') };
    },
  };
  workspace.createFileSystemWatcher.mockReturnValueOnce({
    ...workspace.createFileSystemWatcher(),
    onDidChange: fileChange.event,
  });
  showBadges({
    model: { onDidChange: modelChange.event, files: () => Promise.resolve({}) },
    readers: { lend: (_files: unknown, job: (lent: unknown) => Promise<void>) => job(reader) },
    notices: { explain: () => undefined },
  } as unknown as BadgeSurroundings);
  const provider = window.registerFileDecorationProvider.mock.lastCall![0] as vscode.FileDecorationProvider;
  return {
    read,
    modelChange,
    fileChange,
    /** Has the next reading of a file begin, and not end until it is released. */
    hold: (uri: vscode.Uri) => {
      let release = (): void => undefined;
      const begun = new Promise<void>((begins) => {
        held.set(uri.fsPath, () => {
          begins();
          return new Promise((ends) => (release = ends));
        });
      });
      return { begun, release: () => release() };
    },
    ask: (uri: vscode.Uri) => provider.provideFileDecoration(uri, {} as vscode.CancellationToken),
    /** The file whose badge is told of next; `undefined` for all files. */
    told: () =>
      new Promise<vscode.Uri | undefined>((resolve) => {
        const listening = provider.onDidChangeFileDecorations!((uri) => {
          listening.dispose();
          resolve(uri as vscode.Uri | undefined);
        });
      }),
  };
}

describe('ImageBadges', () => {
  beforeEach(() => {
    vi.clearAllMocks();
    workspace.getWorkspaceFolder.mockReturnValue({});
  });

  it('tells of the badge of one file while another that was asked for with it is still read', async () => {
    const { ask, hold, read, told } = badges();
    const { begun, release } = hold(one);
    const first = told();
    expect(await Promise.all([ask(one), ask(two)])).toEqual([undefined, undefined]);
    expect(await first).toBe(two);
    expect(ask(two)).toMatchObject({ badge: '7' });
    await begun;
    const second = told();
    release();
    expect(await second).toBe(one);
    expect(read).toEqual([two.fsPath, one.fsPath]);
  });

  it('reads the file first that was asked for last', async () => {
    const { ask, read, told } = badges();
    const first = told();
    for (const uri of [one, two, three, two]) void ask(uri);
    expect(await first).toBe(two);
    expect(await told()).toBe(three);
    expect(await told()).toBe(one);
    expect(read).toEqual([two.fsPath, three.fsPath, one.fsPath]);
  });

  it('reads no file again, one that could not be read neither, until it changes', async () => {
    const { ask, fileChange, read, told } = badges();
    const first = told();
    for (const uri of [one, broken]) void ask(uri);
    expect(await first).toBe(one);
    const second = told();
    for (const uri of [two, broken]) void ask(uri);
    expect(await second).toBe(two);
    expect(read).toEqual([broken.fsPath, one.fsPath, two.fsPath]);

    const change = told();
    fileChange.fire(broken);
    expect(await change).toBe(broken);
    const third = told();
    for (const uri of [three, broken]) void ask(uri);
    expect(await third).toBe(three);
    expect(read.slice(3)).toEqual([broken.fsPath, three.fsPath]);
  });

  it('takes nothing for known that was read before the file changed, or by the model before', async () => {
    for (const change of ['fileChange', 'modelChange'] as const) {
      const { ask, hold, read, told, ...changes } = badges();
      const { begun, release } = hold(one);
      void ask(one);
      await begun;
      changes[change].fire(one);
      const next = told();
      void ask(one);
      release();
      expect(await next).toBe(one);
      expect(read).toEqual([one.fsPath, one.fsPath]);
    }
  });
});
