import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findTestFonts, findTrainingFonts, TEST_FONTS, TRAINING_FONTS } from '../../../src/cli/printedFonts';
import { temporaryFolder } from '../node/temporaryFolder';

function folderWith(count: number, fonts = TEST_FONTS): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'truetype/some'), { recursive: true });
  for (const { file } of fonts.slice(0, count)) {
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

describe('findTrainingFonts', () => {
  it('finds the fonts that are there', async () => {
    const found = await findTrainingFonts(folderWith(3, TRAINING_FONTS));
    expect(found.map(({ name }) => name)).toEqual(TRAINING_FONTS.slice(0, 3).map(({ name }) => name));
    expect(await findTrainingFonts(folderWith(TEST_FONTS.length))).toEqual([]);
  });

  it('trains on no font that printed digits are measured with', () => {
    const tested = new Set(TEST_FONTS.map(({ file }) => file));
    expect(TRAINING_FONTS.filter(({ file }) => tested.has(file))).toEqual([]);
  });
});
