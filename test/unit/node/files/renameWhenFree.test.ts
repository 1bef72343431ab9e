import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as files from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { writeFileAtomic } from '../../../../src/node/files/atomicFile';
import { removeFolderAtomic, replaceFolderAtomic } from '../../../../src/node/files/atomicFolder';
import type * as Renaming from '../../../../src/node/files/renameWhenFree';
import { temporaryFolder } from '../temporaryFolder';

/** A Windows on which nobody waits. */
const windows = vi.hoisted(() => ({ platform: 'win32' as const, wait: vi.fn(() => Promise.resolve()) }));

vi.mock('node:fs/promises', { spy: true });
const { renameWhenFree } = await vi.importActual<typeof Renaming>(
  '../../../../src/node/files/renameWhenFree',
);
vi.mock('../../../../src/node/files/renameWhenFree', async (importOriginal) => {
  const original = await importOriginal<typeof Renaming>();
  return { renameWhenFree: (from: string, to: string) => original.renameWhenFree(from, to, windows) };
});

const rename = vi.mocked(files).rename;

beforeEach(() => {
  rename.mockReset();
  windows.wait.mockClear();
});

/** Refuses to rename anything, a number of times. */
function refuse(code: string, times: number): void {
  for (let time = 0; time < times; time++)
    rename.mockRejectedValueOnce(Object.assign(new Error(code), { code }));
}

/** A file to rename, and its name afterwards. */
function names(): [from: string, to: string] {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'from'), 'it');
  return [join(folder, 'from'), join(folder, 'to')];
}

describe('renameWhenFree', () => {
  it.each(['EPERM', 'EACCES', 'EBUSY'])(
    'tries again on Windows after %s, until nobody holds it',
    async (code) => {
      const [from, to] = names();
      refuse(code, 3);
      await renameWhenFree(from, to, windows);
      expect(readFileSync(to, 'utf8')).toBe('it');
      expect(windows.wait).toHaveBeenCalledTimes(3);
    },
  );

  it('gives up on what is held for more than a second', async () => {
    refuse('EPERM', 100);
    await expect(renameWhenFree(...names(), windows)).rejects.toMatchObject({ code: 'EPERM' });
    const waited = windows.wait.mock.calls as unknown as [number][];
    expect(waited.reduce((sum, [milliseconds]) => sum + milliseconds, 0)).toBe(1000);
  });

  it('takes every other failure for what it is, and on other systems each', async () => {
    refuse('ENOENT', 1);
    await expect(renameWhenFree(...names(), windows)).rejects.toMatchObject({ code: 'ENOENT' });
    refuse('EPERM', 1);
    const linux = { ...windows, platform: 'linux' as const };
    await expect(renameWhenFree(...names(), linux)).rejects.toMatchObject({ code: 'EPERM' });
    expect(windows.wait).not.toHaveBeenCalled();
  });
});

describe('on Windows, while another program looks into it', () => {
  it('a file takes the place of another', async () => {
    const [path] = names();
    refuse('EPERM', 2);
    await writeFileAtomic(path, 'new');
    expect(readFileSync(path, 'utf8')).toBe('new');
  });

  it('a folder takes the place of another, and goes', async () => {
    const folder = temporaryFolder();
    const model = join(folder, 'model');
    mkdirSync(join(model, 'old'), { recursive: true });
    refuse('EACCES', 2);
    await replaceFolderAtomic(model, (temporary) => {
      mkdirSync(join(temporary, 'new'));
      refuse('EBUSY', 2);
      return Promise.resolve();
    });
    expect(readdirSync(model)).toEqual(['new']);
    refuse('EPERM', 2);
    await removeFolderAtomic(model);
    expect(readdirSync(folder)).toEqual([]);
  });
});
