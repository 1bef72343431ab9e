import { lstatSync, mkdirSync, readdirSync, rmdirSync, symlinkSync, writeFileSync } from 'node:fs';
import * as files from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { isUserError } from '../../../../src/ml/userError';
import { NotInPlaceError, replaceFolderAtomic, tryToReplace } from '../../../../src/node/files/atomicFolder';
import { temporaryFolder } from '../temporaryFolder';

vi.mock('node:fs/promises', { spy: true });
const { rename: move, mkdir } = await vi.importActual<typeof files>('node:fs/promises');

afterEach(() => {
  vi.resetAllMocks();
});

/** Refuses to move a folder away, as systems do with one that a file system is mounted on. */
function holdInPlace(folder: string): void {
  vi.mocked(files).rename.mockImplementation((from, to) =>
    from === folder ? Promise.reject(Object.assign(new Error('EBUSY'), { code: 'EBUSY' })) : move(from, to),
  );
}

/** Refuses to move anything to where a folder is. */
function keepFrom(folder: string): void {
  vi.mocked(files).rename.mockImplementation((from, to) =>
    to === folder ? Promise.reject(Object.assign(new Error('EBUSY'), { code: 'EBUSY' })) : move(from, to),
  );
}

describe('replaceFolderAtomic', () => {
  it('replaces all of a folder', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'model'));
    writeFileSync(join(folder, 'model', 'old'), 'old');
    await replaceFolderAtomic(join(folder, 'model'), (temporary) => {
      writeFileSync(join(temporary, 'new'), 'new');
      return Promise.resolve();
    });
    expect(readdirSync(folder)).toEqual(['model']);
    expect(readdirSync(join(folder, 'model'))).toEqual(['new']);
  });

  it('replaces what a link leads to, and leaves the link', async () => {
    const folder = temporaryFolder();
    const [real, link] = [join(folder, 'real'), join(folder, 'link')];
    mkdirSync(real);
    writeFileSync(join(real, 'old'), 'old');
    symlinkSync(real, link, 'junction');
    await tryToReplace(link, 1000);
    await replaceFolderAtomic(link, (temporary) => {
      writeFileSync(join(temporary, 'new'), 'new');
      return Promise.resolve();
    });
    expect([lstatSync(link).isSymbolicLink(), readdirSync(real)]).toEqual([true, ['new']]);
    expect(readdirSync(folder).sort()).toEqual(['link', 'real']);
  });

  it('keeps the folder as it was when filling the next one fails', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'model'));
    writeFileSync(join(folder, 'model', 'old'), 'old');
    const filling = replaceFolderAtomic(join(folder, 'model'), (temporary) => {
      writeFileSync(join(temporary, 'half'), 'half');
      return Promise.reject(new Error('no space left'));
    });
    await expect(filling).rejects.toThrow('no space left');
    expect(readdirSync(folder)).toEqual(['model']);
    expect(readdirSync(join(folder, 'model'))).toEqual(['old']);
  });

  it('says what went wrong also where what is half filled cannot be removed', async () => {
    vi.mocked(files).rm.mockRejectedValue(new Error('not to be removed'));
    const fill = (): Promise<void> => Promise.reject(new Error('no space left'));
    await expect(replaceFolderAtomic(join(temporaryFolder(), 'model'), fill)).rejects.toThrow(
      'no space left',
    );
  });

  it('leaves the folder that was there, if it is not to be replaced after all', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'model', 'old'), { recursive: true });
    const checkReplaced = (moved: string): Promise<void> =>
      Promise.reject(new Error(`${readdirSync(moved).join()} stays`));
    const replacing = replaceFolderAtomic(join(folder, 'model'), () => Promise.resolve(), { checkReplaced });
    await expect(replacing).rejects.toThrow('old stays');
    expect([readdirSync(folder), readdirSync(join(folder, 'model'))]).toEqual([['model'], ['old']]);
  });

  it('puts the folder back when the next one cannot take its place', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'model'));
    await expect(
      replaceFolderAtomic(join(folder, 'model'), (temporary) => {
        rmdirSync(temporary);
        return Promise.resolve();
      }),
    ).rejects.toThrow(/ENOENT/);
    expect(readdirSync(folder)).toEqual(['model']);
  });
});

describe('replaceFolderAtomic of a folder that cannot be moved', () => {
  /** A held folder with something old in it, filled with something new. */
  async function replacing(keepAs?: string): Promise<{ folder: string; error: unknown }> {
    const folder = temporaryFolder();
    const model = join(folder, 'model');
    mkdirSync(join(model, 'old'), { recursive: true });
    holdInPlace(model);
    const fill = (temporary: string): Promise<void> => {
      mkdirSync(join(temporary, 'new'));
      return Promise.resolve();
    };
    const kept = keepAs === undefined ? undefined : join(folder, keepAs);
    const error: unknown = await replaceFolderAtomic(model, fill, { keepAs: kept }).catch(
      (thrown: unknown) => thrown,
    );
    expect(readdirSync(model)).toEqual(['old']);
    return { folder, error };
  }

  it('keeps what was filled where it was told to', async () => {
    const { folder, error } = await replacing('model-2');
    expect(error).toMatchObject({ kept: join(folder, 'model-2'), cause: { code: 'EBUSY' } });
    expect(readdirSync(join(folder, 'model-2'))).toEqual(['new']);
  });

  it('keeps a copy of it there, if it cannot be moved', async () => {
    const { folder, error } = await replacing(join('missing', 'model'));
    expect(error).toMatchObject({ kept: join(folder, 'missing', 'model'), cause: { code: 'EBUSY' } });
    expect(readdirSync(join(folder, 'missing', 'model'))).toEqual(['new']);
    expect(readdirSync(folder).sort()).toEqual(['missing', 'model']);
  });

  it('keeps it where it was filled, if it can go nowhere else', async () => {
    vi.mocked(files).cp.mockRejectedValue(new Error('no space left'));
    const { error } = await replacing(join('missing', 'model'));
    expect(error).toBeInstanceOf(NotInPlaceError);
    expect(readdirSync((error as NotInPlaceError).kept)).toEqual(['new']);
  });

  it('leaves nothing behind otherwise', async () => {
    const { folder, error } = await replacing();
    expect(error).toMatchObject({ code: 'EBUSY' });
    expect(readdirSync(folder)).toEqual(['model']);
  });
});

describe('tryToReplace', () => {
  it('leaves nothing behind, also where folders on the way were missing', async () => {
    const folder = temporaryFolder();
    await tryToReplace(join(folder, 'model'), 1000);
    await tryToReplace(join(folder, 'deep', 'er', 'model'), 1000);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves what others put into a folder that it has made', async () => {
    const folder = temporaryFolder();
    vi.mocked(files).mkdir.mockImplementation(async (path, how) => {
      const made = await mkdir(path, how);
      if (path === join(folder, 'deep')) writeFileSync(join(folder, 'deep', 'of others'), '');
      return made;
    });
    await tryToReplace(join(folder, 'deep', 'er', 'model'), 1000);
    expect(readdirSync(folder)).toEqual(['deep']);
    expect(readdirSync(join(folder, 'deep'))).toEqual(['of others']);
  });

  it('leaves a folder that is there as it was', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'model', 'old'), { recursive: true });
    await tryToReplace(join(folder, 'model'), 1000);
    expect(readdirSync(folder)).toEqual(['model']);
    expect(readdirSync(join(folder, 'model'))).toEqual(['old']);
  });

  it('fails where what is there cannot be moved', async () => {
    const folder = temporaryFolder();
    const model = join(folder, 'model');
    mkdirSync(model);
    holdInPlace(model);
    await expect(tryToReplace(model, 1000)).rejects.toThrow('EBUSY');
    expect(readdirSync(folder)).toEqual(['model']);
  });

  it('says where the folder lies if it cannot be moved back', async () => {
    const folder = temporaryFolder();
    const model = join(folder, 'model');
    mkdirSync(model);
    keepFrom(model);
    const error: unknown = await tryToReplace(model, 1000).catch((thrown: unknown) => thrown);
    const [moved] = readdirSync(folder);
    expect(error).toMatchObject({
      message: expect.stringContaining(`it is in ${join(folder, moved!)} now`) as string,
      cause: { code: 'EBUSY' },
    });
    expect(isUserError(error)).toBe(true);
  });

  it.skipIf(process.platform !== 'linux')('fails where no folder can be made (needs Linux)', async () => {
    await expect(tryToReplace('/proc/digit-lab/model', 1000)).rejects.toThrow(/ENOENT/);
  });

  it('fails where nothing can be written', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    await expect(tryToReplace(join(folder, 'file', 'model'), 1000)).rejects.toThrow(/ENOTDIR/);
  });
});
