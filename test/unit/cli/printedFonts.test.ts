import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findTestFonts, TEST_FONTS } from '../../../src/cli/printedFonts';
import { temporaryFolder } from '../node/temporaryFolder';

function folderWith(count: number): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'truetype/some'), { recursive: true });
  for (const { file } of TEST_FONTS.slice(0, count)) {
    writeFileSync(join(folder, 'truetype/some', file), 'no font');
  }
  return folder;
}

describe('findTestFonts', () => {
  it('finds fonts in folders of folders, and none if they are fewer than eight', async () => {
    expect(await findTestFonts(folderWith(8))).not.toBeNull();
    expect(await findTestFonts(folderWith(7))).toBeNull();
  });

  it('finds none where there is no such folder', async () => {
    expect(await findTestFonts(join(temporaryFolder(), 'none'))).toBeNull();
  });
});
