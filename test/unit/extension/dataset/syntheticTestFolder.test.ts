import { expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import { syntheticTestFolder } from '../../../../src/extension/dataset/syntheticTestFolder';
import { FileType, Uri, workspace } from '../vscodeFake';

vi.mock('vscode', () => import('../vscodeFake'));

const { written } = vi.hoisted(() => ({ written: [] as string[] }));
vi.mock('../../../../src/node/datasets/datasetThread', () => ({
  DatasetThread: class {
    write(_source: object, folder: string): Promise<void> {
      written.push(folder);
      return Promise.resolve();
    }

    dispose(): void {
      // No thread was started.
    }
  },
}));

const ALL = '/storage/synthetic-digits';

it('removes what other versions made long ago once its own is there, as far as it can, and no more', async () => {
  const made: Readonly<Record<string, number>> = { '0.1.0': 0, '0.2.0': 0, '0.3.0': Date.now(), '0.4.0': 0 };
  const missing = () => Promise.reject(new Error('FileNotFound'));
  workspace.fs.stat.mockImplementation(({ fsPath }) => {
    const mtime = made[fsPath.slice(ALL.length + 1)];
    return mtime === undefined ? missing() : Promise.resolve({ size: 0, type: FileType.Directory, mtime });
  });
  workspace.fs.readDirectory.mockResolvedValue(
    [...Object.keys(made), '9.9.9'].map((name) => [name, FileType.Directory]),
  );
  const removed: string[] = [];
  workspace.fs.delete.mockImplementation(({ fsPath }) => {
    expect(written).toEqual([`${ALL}/0.4.0/200`]);
    removed.push(fsPath);
    return fsPath.endsWith('0.1.0') ? Promise.reject(new Error('EBUSY')) : Promise.resolve();
  });

  const folder = await syntheticTestFolder(
    { kind: 'synthetic', trainingImages: 0, testImages: 200, seed: 1 },
    {
      extension: { packageJSON: { version: '0.4.0' } },
      extensionUri: Uri.file('/extension'),
      globalStorageUri: Uri.file('/storage'),
    } as unknown as vscode.ExtensionContext,
  );
  expect(folder).toBe(`${ALL}/0.4.0/200`);
  // Version 0.3.0 was made just now, and 9.9.9 is gone already.
  expect(removed).toEqual([`${ALL}/0.1.0`, `${ALL}/0.2.0`]);
});
