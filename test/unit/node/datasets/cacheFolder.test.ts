import { homedir } from 'node:os';
import { describe, expect, it, vi } from 'vitest';
import { isUserError } from '../../../../src/ml/userError';
import { cacheFolder } from '../../../../src/node/datasets/cacheFolder';

vi.mock('node:os', { spy: true });

describe('cacheFolder', () => {
  it('is the one that DIGIT_LAB_CACHE names', () => {
    expect(cacheFolder({ DIGIT_LAB_CACHE: '/elsewhere' })).toBe('/elsewhere');
  });

  it.runIf(process.platform === 'linux')('follows XDG_CACHE_HOME, unless it is empty (needs Linux)', () => {
    expect(cacheFolder({ XDG_CACHE_HOME: '/caches' })).toBe('/caches/digit-lab');
    expect(cacheFolder({ XDG_CACHE_HOME: '' })).toMatch(/\.cache\/digit-lab$/);
  });

  it('is to be named by a user who has no home folder', () => {
    vi.mocked(homedir).mockImplementationOnce(() => {
      throw new Error('A system error occurred: uv_os_homedir returned ENOENT (no such file or directory)');
    });
    const namesTheVariable = (error: unknown): boolean =>
      isUserError(error) && error.message.endsWith('in the environment variable DIGIT_LAB_CACHE.');
    expect(() => cacheFolder({})).toThrow(expect.toSatisfy(namesTheVariable));
  });
});
