import { execFileSync } from 'node:child_process';
import { createReadStream, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import * as files from 'node:fs/promises';
import { join } from 'node:path';
import { text as readText } from 'node:stream/consumers';
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
  it.skipIf(process.platform === 'win32')(
    'writes into a pipe that is there, and does not replace it (needs Linux or macOS)',
    async () => {
      const folder = temporaryFolder();
      const pipe = join(folder, 'pipe');
      execFileSync('mkfifo', [pipe]);
      await checkPage(pipe);
      const [text] = await Promise.all([readText(createReadStream(pipe)), writePage(pipe, 'New.')]);
      expect([text, statSync(pipe).isFIFO(), readdirSync(folder)]).toEqual(['New.', true, ['pipe']]);
    },
  );

  it('says that a name is too long, or that a folder takes no files', async () => {
    const long = join(temporaryFolder(), `${'7'.repeat(256)}.md`);
    await expect(checkPage(long)).rejects.toThrow(/to .+7\.md: a name in that path is too long\. Choose/);
    const gone = Object.assign(new Error('ENOENT'), { code: 'ENOENT' });
    vi.mocked(files).open.mockRejectedValue(gone);
    const page = join(temporaryFolder(), 'x.md');
    await expect(checkPage(page)).rejects.toThrow(
      /: nothing can be made there, or it no longer exists\. Choose/,
    );
  });

  it('says that a page which is mounted by itself cannot be replaced', async () => {
    const { page } = pageOfBefore();
    vi.mocked(files).rename.mockRejectedValue(Object.assign(new Error('EBUSY'), { code: 'EBUSY' }));
    await expect(writePage(page, 'New.')).rejects.toThrow(
      `Digit Lab cannot write the page of figures over ${page}, which cannot be replaced: `,
    );
    expect(readFileSync(page, 'utf8')).toBe('Of before.');
  });
});
