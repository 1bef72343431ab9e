import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import type * as promises from 'node:fs/promises';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { imagePaths } from '../../../src/cli/imagePaths';
import { temporaryFolder } from '../node/temporaryFolder';

vi.mock('node:fs/promises', { spy: true });

afterEach(() => void vi.mocked(readdir).mockReset());

/** Has the second folder that is listed be closed to us, as root cannot make one that is. */
async function closeSecondFolder(): Promise<void> {
  const { readdir: list } = await vi.importActual<typeof promises>('node:fs/promises');
  const denied = Object.assign(new Error('denied'), { code: 'EACCES' });
  vi.mocked(readdir).mockImplementationOnce(list).mockRejectedValueOnce(denied);
}

describe('imagePaths', () => {
  it('tells of a folder in it that cannot be listed, and gives what is beside it', async () => {
    const folder = temporaryFolder();
    for (const name of ['a', 'b']) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, '7.png'), '');
    }
    await closeSecondFolder();
    const told = vi.fn();
    expect(await imagePaths(folder, told)).toEqual([join(folder, 'b/7.png')]);
    const closed = join(folder, 'a');
    const message = `${closed} may not be read: permission is denied.`;
    expect(told.mock.calls).toEqual([[closed, expect.objectContaining({ message })]]);
  });

  it('does not say of a folder that it has no images if it could not be listed whole', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'a'));
    await closeSecondFolder();
    expect(await imagePaths(folder, () => undefined)).toEqual([]);
  });

  it('tells of a link to a folder, which it does not follow', async () => {
    const [folder, linked] = [temporaryFolder(), temporaryFolder()];
    for (const place of [folder, linked]) writeFileSync(join(place, '7.png'), '');
    const link = join(folder, 'set-2');
    symlinkSync(linked, link, 'junction');
    const told = vi.fn();
    expect(await imagePaths(folder, told)).toEqual([join(folder, '7.png')]);
    const message = `${link} is a link to a folder and is not followed. Name the folder itself.`;
    expect(told.mock.calls).toEqual([[link, expect.objectContaining({ message })]]);
    expect(await imagePaths(link, told)).toEqual([join(link, '7.png')]);
  });

  it.skipIf(process.platform === 'win32')(
    'leaves out a pipe, whose end may never come (needs Linux or macOS)',
    async () => {
      const folder = temporaryFolder();
      const named = (name: string) => join(folder, name);
      execFileSync('mkfifo', [named('a.png')]);
      writeFileSync(named('c.png'), '');
      symlinkSync(named('a.png'), named('b.png'));
      symlinkSync(named('c.png'), named('d.png'));
      symlinkSync(named('nowhere'), named('e.png'));
      expect(await imagePaths(folder, () => undefined)).toEqual(['c.png', 'd.png', 'e.png'].map(named));
    },
  );

  it('lists more images in a folder of the folder than a call takes arguments', async () => {
    const { readdir: list } = await vi.importActual<typeof promises>('node:fs/promises');
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'a'));
    const many = Array.from({ length: 200_000 }, (_, index) => ({
      name: `${index}.png`,
      isDirectory: () => false,
      isSymbolicLink: () => false,
      isFile: () => true,
    }));
    vi.mocked(readdir)
      .mockImplementationOnce(list)
      .mockResolvedValueOnce(many as unknown as Awaited<ReturnType<typeof readdir>>);
    expect(await imagePaths(folder, () => undefined)).toHaveLength(many.length);
  });
});
