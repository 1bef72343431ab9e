import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { PrintedFont, SuiteData } from '../ml/index';
import { say } from './progress';

/**
 * Fonts of Debian that printed digits are measured with, by the package that has them. Training may use none of them: a
 * font to train on has to be another one.
 */
export const TEST_FONTS: readonly { readonly name: string; readonly file: string; readonly from: string }[] =
  [
    { name: 'DejaVu Sans', file: 'DejaVuSans.ttf', from: 'fonts-dejavu-core' },
    { name: 'DejaVu Sans Mono', file: 'DejaVuSansMono.ttf', from: 'fonts-dejavu-core' },
    { name: 'DejaVu Serif', file: 'DejaVuSerif.ttf', from: 'fonts-dejavu-core' },
    { name: 'DejaVu Serif Bold', file: 'DejaVuSerif-Bold.ttf', from: 'fonts-dejavu-core' },
    { name: 'Liberation Sans', file: 'LiberationSans-Regular.ttf', from: 'fonts-liberation' },
    { name: 'Liberation Sans Bold', file: 'LiberationSans-Bold.ttf', from: 'fonts-liberation' },
    { name: 'Liberation Serif', file: 'LiberationSerif-Regular.ttf', from: 'fonts-liberation' },
    { name: 'Liberation Serif Italic', file: 'LiberationSerif-Italic.ttf', from: 'fonts-liberation' },
    { name: 'Liberation Mono', file: 'LiberationMono-Regular.ttf', from: 'fonts-liberation' },
    { name: 'FreeSans', file: 'FreeSans.ttf', from: 'fonts-freefont-ttf' },
    { name: 'FreeSerif', file: 'FreeSerif.ttf', from: 'fonts-freefont-ttf' },
    { name: 'FreeMono', file: 'FreeMono.ttf', from: 'fonts-freefont-ttf' },
    { name: 'Open Sans', file: 'OpenSans-Regular.ttf', from: 'fonts-open-sans' },
    { name: 'Noto Mono', file: 'NotoMono-Regular.ttf', from: 'fonts-noto-mono' },
    { name: 'Carlito', file: 'Carlito-Regular.ttf', from: 'fonts-crosextra-carlito' },
    { name: 'Caladea', file: 'Caladea-Regular.ttf', from: 'fonts-crosextra-caladea' },
    { name: 'Cantarell', file: 'Cantarell-Regular.otf', from: 'fonts-cantarell' },
    { name: 'Comic Neue', file: 'ComicNeue-Regular.otf', from: 'fonts-comic-neue' },
    { name: 'Gentium Basic', file: 'GenBasR.ttf', from: 'fonts-sil-gentium-basic' },
    { name: 'Inconsolata', file: 'Inconsolata.otf', from: 'fonts-inconsolata' },
    { name: 'Tuffy', file: 'tuffy_regular.ttf', from: 'fonts-tuffy' },
  ];

/** Fewer would say little of print. */
const FEWEST = 8;

/** Where Debian's packages put fonts. */
const FONT_FOLDER = '/usr/share/fonts';

/**
 * Finds the fonts of the test by their files' names; `null` if too few are there. Those that are missing are said when
 * the others are loaded.
 */
export async function findTestFonts(folder = FONT_FOLDER): Promise<SuiteData['fonts']> {
  const files = new Map((await filesBelow(folder)).map((path) => [basename(path), path]));
  const found = TEST_FONTS.flatMap(({ name, file }) => {
    const path = files.get(file);
    return path === undefined ? [] : [{ name, path }];
  });
  if (found.length < FEWEST) return null;
  return {
    async load(): Promise<PrintedFont[]> {
      const missing = TEST_FONTS.filter(({ file }) => !files.has(file));
      for (const { name, from } of missing) {
        say(`The font ${name} is not there and is left out. Debian has it in ${from}.`);
      }
      const { fontDigits } = await import('../node/fonts/fontDigits');
      return Promise.all(
        found.map(async ({ name, path }) => ({ name, glyphs: fontDigits(await readFile(path)) })),
      );
    },
  };
}

/** All files in a folder and its folders; none if there is no such folder. */
async function filesBelow(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}
