import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as files from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { checkPage, writePage } from '../../../src/cli/pageFile';
import { temporaryFolder } from '../node/temporaryFolder';

vi.mock('node:fs/promises', { spy: true });

afterEach(() => {
  vi.resetAllMocks();
});

function pageOfBefore(): { readonly folder: string; readonly page: string } {
  const folder = temporaryFolder();
  const page = join(folder, 'accuracy.md');
  writeFileSync(page, 'Of before.');
  return { folder, page };
}

describe('checkPage', () => {
  it('does not move the page that is there', async () => {
    const { folder, page } = pageOfBefore();
    await checkPage(page);
    expect(vi.mocked(files).rename).not.toHaveBeenCalled();
    expect(readdirSync(folder)).toEqual(['accuracy.md']);
  });

  it('leaves nothing behind where folders on the way were missing', async () => {
    const folder = temporaryFolder();
    await checkPage(join(folder, 'deep', 'er', 'accuracy.md'));
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('writePage', () => {
  it('says that a page which is mounted by itself cannot be replaced', async () => {
    const { page } = pageOfBefore();
    vi.mocked(files).rename.mockRejectedValue(Object.assign(new Error('EBUSY'), { code: 'EBUSY' }));
    await expect(writePage(page, 'New.')).rejects.toThrow(
      `There is no way to write the page of figures over ${page}, which cannot be replaced: `,
    );
    expect(readFileSync(page, 'utf8')).toBe('Of before.');
  });
});
