import { describe, expect, it } from 'vitest';
import { cacheFolder } from '../../../../src/node/datasets/cacheFolder';

describe('cacheFolder', () => {
  it('is the one that DIGIT_LAB_CACHE names', () => {
    expect(cacheFolder({ DIGIT_LAB_CACHE: '/elsewhere' })).toBe('/elsewhere');
  });

  it.runIf(process.platform === 'linux')('follows XDG_CACHE_HOME, unless it is empty (needs Linux)', () => {
    expect(cacheFolder({ XDG_CACHE_HOME: '/caches' })).toBe('/caches/digit-lab');
    expect(cacheFolder({ XDG_CACHE_HOME: '' })).toMatch(/\.cache\/digit-lab$/);
  });
});
