import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import * as files from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { tryToWriteFile, writeFileAtomic } from '../../../../src/node/files/atomicFile';
import { removeFolderAtomic } from '../../../../src/node/files/atomicFolder';
import { temporaryFolder } from '../temporaryFolder';

vi.mock('node:fs/promises', { spy: true });
const { mkdir } = await vi.importActual<typeof files>('node:fs/promises');

describe('writeFileAtomic', () => {
  it('replaces a file and leaves nothing beside it', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a.txt'), 'old');
    await writeFileAtomic(join(folder, 'a.txt'), 'new');
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['a.txt']);
  });

  it('makes the folder it writes into', async () => {
    const path = join(temporaryFolder(), 'deep', 'er', 'a.bin');
    await writeFileAtomic(path, new Uint8Array([1, 2]));
    expect([...readFileSync(path)]).toEqual([1, 2]);
  });

  it.skipIf(process.platform === 'win32')(
    'keeps a link to a file, and the rights of the file (needs Linux or macOS)',
    async () => {
      const folder = temporaryFolder();
      const [real, link] = [join(folder, 'real.txt'), join(folder, 'link.txt')];
      writeFileSync(real, 'old', { mode: 0o640 });
      chmodSync(real, 0o602);
      symlinkSync('real.txt', link);
      await writeFileAtomic(link, 'new');
      expect([readFileSync(real, 'utf8'), statSync(real).mode & 0o777]).toEqual(['new', 0o602]);
      expect([lstatSync(link).isSymbolicLink(), readdirSync(folder).sort()]).toEqual([
        true,
        ['link.txt', 'real.txt'],
      ]);
    },
  );

  it('takes a name as long as names can be, and says so of a longer one before anything is written', async () => {
    const folder = temporaryFolder();
    for (const name of ['7'.repeat(255), 'ü'.repeat(127)]) {
      await tryToWriteFile(join(folder, name));
      await writeFileAtomic(join(folder, name), name);
      expect(readFileSync(join(folder, name), 'utf8')).toBe(name);
      await removeFolderAtomic(join(folder, name));
    }
    const tooLong = join(folder, '7'.repeat(256));
    await expect(tryToWriteFile(tooLong)).rejects.toThrow(/ENAMETOOLONG/);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves nothing behind when it cannot take the place of what is there', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'taken', 'full'), { recursive: true });
    await expect(writeFileAtomic(join(folder, 'taken'), 'new')).rejects.toThrow();
    expect(readdirSync(folder)).toEqual(['taken']);
  });

  it('says what went wrong also where what it has written cannot be removed', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'taken', 'full'), { recursive: true });
    vi.mocked(files).rm.mockRejectedValueOnce(new Error('not to be removed'));
    await expect(writeFileAtomic(join(folder, 'taken'), 'new')).rejects.toMatchObject({ syscall: 'rename' });
  });
});

describe('tryToWriteFile', () => {
  it('leaves nothing behind, but what others put into a folder that it has made', async () => {
    const folder = temporaryFolder();
    await tryToWriteFile(join(folder, 'deep', 'er', 'a.txt'));
    expect(readdirSync(folder)).toEqual([]);
    vi.mocked(files).mkdir.mockImplementation(async (path, how) => {
      const made = await mkdir(path, how);
      if (path === join(folder, 'deep')) writeFileSync(join(folder, 'deep', 'of others'), '');
      return made;
    });
    await tryToWriteFile(join(folder, 'deep', 'er', 'a.txt'));
    vi.resetAllMocks();
    expect(readdirSync(join(folder, 'deep'))).toEqual(['of others']);
  });
});
