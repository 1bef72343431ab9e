import { existsSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import type * as FileSystem from 'node:fs/promises';
import { open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { withLock } from '../../../../src/node/files/fileLock';
import type * as Freeing from '../../../../src/node/files/whenFree';
import { temporaryFolder } from '../temporaryFolder';

/** A Windows on which nobody waits. */
const windows = vi.hoisted(() => ({ platform: 'win32' as const, wait: () => Promise.resolve() }));

// As it is, until a test says when a call is answered, or how.
vi.mock('node:fs/promises', { spy: true });
const real = await vi.importActual<typeof FileSystem>('node:fs/promises');
vi.mock('../../../../src/node/files/whenFree', async (importOriginal) => {
  const original = await importOriginal<typeof Freeing>();
  return { whenFree: (change: () => Promise<void>) => original.whenFree(change, windows) };
});

/** Makes a file as old as what a process that died has left. */
function leaveBehind(path: string): void {
  writeFileSync(path, 'of somebody who died');
  const longAgo = Date.now() / 1000 - 11;
  utimesSync(path, longAgo, longAgo);
}

/** What Windows says of a folder that may not be written to, and of a file that is just being removed. */
const denied = Object.assign(new Error('operation not permitted'), { code: 'EPERM' });

/** Has the first one who asks for the age of a file learn it, as it was, only when `answer` is called. */
function heldBackAge(): { readonly asked: Promise<void>; readonly answer: () => void } {
  let answer = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const asked = new Promise<void>((resolve) => {
    vi.mocked(stat).mockImplementationOnce(async (...given) => {
      const age = await real.stat(...given);
      resolve();
      await released;
      return age;
    });
  });
  return { asked, answer };
}

/** Resolves when the next try to make the file has come to its end. */
function nextTry(path: string): Promise<void> {
  return new Promise((resolve) => {
    vi.mocked(open).mockImplementation((...given) => {
      const opening = real.open(...given);
      if (given[0] === path) void opening.catch(() => undefined).then(() => resolve());
      return opening;
    });
  });
}

afterEach(() => {
  vi.mocked(open).mockReset();
  vi.mocked(rm).mockReset();
  vi.mocked(stat).mockReset();
  vi.useRealTimers();
});

describe('withLock', () => {
  it('lets one work at a time, whoever comes first, and leaves no file', async () => {
    const path = join(temporaryFolder(), 'deep', '.lock');
    let inside = 0;
    let most = 0;
    let done = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      expect(existsSync(path)).toBe(true);
      await new Promise(setImmediate);
      inside--;
      done++;
    };
    await Promise.all(Array.from({ length: 12 }, () => withLock(path, work)));
    expect([most, done]).toEqual([1, 12]);
    expect(existsSync(path)).toBe(false);
  });

  it.skipIf(process.platform !== 'linux')('fails where no folder can be made (needs Linux)', async () => {
    await expect(withLock('/proc/digit-lab/.lock', () => Promise.resolve())).rejects.toThrow(/ENOENT/);
  });

  it('is free again after work that failed', async () => {
    const path = join(temporaryFolder(), '.lock');
    await expect(withLock(path, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await withLock(path, () => Promise.resolve('yes'))).toBe('yes');
  });

  it('takes over what a process that died has left', async () => {
    const path = join(temporaryFolder(), '.lock');
    leaveBehind(path);
    expect(await withLock(path, () => Promise.resolve('yes'))).toBe('yes');
    expect(existsSync(path)).toBe(false);
  });

  it('is not taken from who was quicker to take over what a process that died has left', async () => {
    const path = join(temporaryFolder(), '.lock');
    leaveBehind(path);
    const { asked, answer } = heldBackAge();
    const slow = withLock(path, () => Promise.resolve('slow'));
    await asked;
    const quick = withLock(path, async () => {
      const mine = readFileSync(path, 'utf8');
      const tried = nextTry(path);
      answer();
      await tried;
      expect(readFileSync(path, 'utf8')).toBe(mine);
      return 'quick';
    });
    expect(await Promise.all([slow, quick])).toEqual(['slow', 'quick']);
    expect(existsSync(path)).toBe(false);
  });

  it('takes over from a process that died while it took over', async () => {
    const path = join(temporaryFolder(), '.lock');
    leaveBehind(path);
    leaveBehind(`${path}.removal`);
    expect(await withLock(path, () => Promise.resolve('yes'))).toBe('yes');
    expect([existsSync(path), existsSync(`${path}.removal`)]).toEqual([false, false]);
  });

  it('is left to who takes over, once the work has taken so long that somebody may', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const path = join(temporaryFolder(), '.lock');
    const late = (removal: string | null) =>
      withLock(path, () => {
        vi.advanceTimersByTime(9000);
        if (removal !== null) writeFileSync(removal, 'of who takes over');
        return Promise.resolve();
      });
    await late(null);
    expect(existsSync(path)).toBe(false);
    await late(`${path}.removal`);
    expect(existsSync(path)).toBe(true);
  });

  it('says at once that a folder may not be written to', async () => {
    vi.mocked(open).mockRejectedValue(denied);
    await expect(withLock(join(temporaryFolder(), '.lock'), () => Promise.resolve())).rejects.toBe(denied);
  });

  it('waits for a lock that is just being removed', async () => {
    const path = join(temporaryFolder(), '.lock');
    writeFileSync(path, 'of another');
    vi.mocked(open).mockRejectedValueOnce(denied).mockRejectedValueOnce(denied);
    vi.mocked(open).mockImplementationOnce((...given) => {
      rmSync(path);
      return real.open(...given);
    });
    expect(await withLock(path, () => Promise.resolve('yes'))).toBe('yes');
  });

  it('waits for a lock that was just being removed and is gone by now', async () => {
    vi.mocked(open).mockRejectedValueOnce(denied);
    expect(await withLock(join(temporaryFolder(), '.lock'), () => Promise.resolve('yes'))).toBe('yes');
  });

  it('leaves the lock of another alone that took over', async () => {
    const path = join(temporaryFolder(), '.lock');
    await withLock(path, () => {
      writeFileSync(path, 'of another');
      return Promise.resolve();
    });
    expect(readFileSync(path, 'utf8')).toBe('of another');
  });

  it('is free again also where another program looked into the file for a moment', async () => {
    const path = join(temporaryFolder(), '.lock');
    vi.mocked(rm).mockRejectedValueOnce(denied).mockRejectedValueOnce(denied);
    expect(await withLock(path, () => Promise.resolve('yes'))).toBe('yes');
    expect(existsSync(path)).toBe(false);
  });

  it('says how the work ended also where the file cannot be removed, which then counts as left behind', async () => {
    const path = join(temporaryFolder(), '.lock');
    vi.mocked(rm).mockRejectedValue(denied);
    expect(await withLock(path, () => Promise.resolve('yes'))).toBe('yes');
    leaveBehind(path);
    vi.mocked(rm).mockReset();
    const failing = withLock(path, () => {
      vi.mocked(rm).mockRejectedValue(denied);
      return Promise.reject(new Error('no'));
    });
    await expect(failing).rejects.toThrow('no');
  });

  it('leaves no lock behind where the disk has no room for what it says', async () => {
    const path = join(temporaryFolder(), '.lock');
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    vi.mocked(open).mockImplementationOnce(async (...given) => {
      const file = await real.open(...given);
      vi.spyOn(file, 'writeFile').mockRejectedValueOnce(full);
      return file;
    });
    await expect(withLock(path, () => Promise.resolve())).rejects.toBe(full);
    expect(existsSync(path)).toBe(false);
  });
});
