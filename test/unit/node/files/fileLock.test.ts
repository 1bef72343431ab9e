import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withLock } from '../../../../src/node/files/fileLock';
import { temporaryFolder } from '../temporaryFolder';

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

  it('is free again after work that failed', async () => {
    const path = join(temporaryFolder(), '.lock');
    await expect(withLock(path, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await withLock(path, () => Promise.resolve('yes'))).toBe('yes');
  });

  it('takes over what a process that died has left', async () => {
    const path = join(temporaryFolder(), '.lock');
    writeFileSync(path, 'of somebody who died');
    const longAgo = Date.now() / 1000 - 11;
    utimesSync(path, longAgo, longAgo);
    expect(await withLock(path, () => Promise.resolve('yes'))).toBe('yes');
    expect(existsSync(path)).toBe(false);
  });

  it('leaves the lock of another alone that took over', async () => {
    const path = join(temporaryFolder(), '.lock');
    await withLock(path, () => {
      writeFileSync(path, 'of another');
      return Promise.resolve();
    });
    expect(readFileSync(path, 'utf8')).toBe('of another');
  });
});
