import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { SuiteData } from '../ml/index';
import { readFonts, type FontFile } from '../node/fonts/readFonts';
import { say } from './progress';

/** A font of Debian: its file's name, and the package that has it. */
interface DebianFont {
  readonly name: string;
  readonly file: string;
  readonly from: string;
}

/**
 * Fonts of Debian that printed digits are measured with. Training may use none of them: a font to train on has to be
 * another one, and none that one of these was made of.
 */
export const TEST_FONTS: readonly DebianFont[] = [
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

/**
 * Fonts that the models that ship are trained on, as far as they are installed. URW's Nimbus is not among them, which
 * FreeSans, FreeSerif and FreeMono were made of, nor Lato (Carlito), nor the relatives of DejaVu, Open Sans and Noto.
 * Bold and ornate ones are as many as plain ones: they are what is read worst. Handwriting teaches letters above all.
 */
export const TRAINING_FONTS: readonly DebianFont[] = [
  ...family('fonts-urw-base35', 'URW', 'otf', [
    'C059-Roman',
    'C059-Bold',
    'C059-Italic',
    'P052-Roman',
    'P052-Bold',
    'P052-Italic',
    'URWBookman-Light',
    'URWBookman-Demi',
    'URWGothic-Book',
    'URWGothic-Demi',
  ]),
  ...family('fonts-linuxlibertine', 'Linux', 'otf', [
    'LinLibertine_R',
    'LinLibertine_RB',
    'LinLibertine_RI',
    'LinBiolinum_R',
    'LinBiolinum_RB',
  ]),
  ...family('fonts-roboto-unhinted', 'Roboto', 'ttf', [
    'Roboto-Light',
    'Roboto-Regular',
    'Roboto-Black',
    'RobotoCondensed-Bold',
  ]),
  ...family('fonts-comfortaa', 'Comfortaa', 'ttf', ['Comfortaa-Regular']),
  ...family('fonts-quicksand', 'Quicksand', 'ttf', ['Quicksand-Medium']),
  ...family('fonts-dosis', 'Dosis', 'otf', ['Dosis-Medium']),
  ...family('fonts-cmu', 'CMU', 'ttf', ['cmunrm', 'cmunbx', 'cmuntt', 'cmunti']),
  ...family('fonts-roboto-slab', 'Roboto Slab', 'otf', ['RobotoSlab-Regular', 'RobotoSlab-Bold']),
  ...family('fonts-paratype', 'ParaType', 'ttf', ['PTS55F', 'PTM55F', 'PTF75F']),
  ...family('fonts-inter', 'Inter', 'otf', ['Inter-Regular', 'Inter-Black']),
  ...family('fonts-go', 'Go', 'ttf', ['Go-Mono']),
  ...family('fonts-b612', 'B612', 'otf', ['B612-Regular']),
  ...family('fonts-karla', 'Karla', 'otf', ['Karla-Regular']),
  ...family('fonts-jura', 'Jura', 'otf', ['Jura-Regular']),
  ...family('fonts-cabin', 'Cabin', 'otf', ['Cabin-Regular']),
  ...family('fonts-bebas-neue', 'Bebas Neue', 'otf', ['BebasNeue-Regular']),
  ...family('fonts-yanone-kaffeesatz', 'Yanone', 'otf', ['YanoneKaffeesatz-Bold']),
  ...family('fonts-ocr-b', 'OCR-B', 'otf', ['OCRB']),
  ...family('fonts-averia-serif-gwf', 'Averia', 'ttf', ['AveriaSerifGWF-Bold']),
  ...family('fonts-vollkorn', 'Vollkorn', 'ttf', ['Vollkorn-Bold']),
  ...family('fonts-ebgaramond', 'EB Garamond', 'otf', ['EBGaramond12-Bold']),
  ...family('fonts-oldstandard', 'Old Standard', 'ttf', ['OldStandard-Bold']),
  ...family('fonts-gfs-didot', 'GFS Didot', 'otf', ['GFSDidotBold']),
  ...family('fonts-century-catalogue', 'Century Catalogue', 'ttf', ['Century-Catalogue']),
  ...family('fonts-adf-baskervald', 'Baskervald', 'otf', ['BaskervaldADFStd-Heavy']),
  // Handwriting.
  ...family('fonts-dkg-handwriting', 'dkg', 'ttf', ['dkg']),
  ...family('fonts-dancingscript', 'Dancing Script', 'otf', ['DancingScript-Regular']),
  ...family('fonts-breip', 'Breip', 'ttf', ['Breip']),
  ...family('fonts-kristi', 'Kristi', 'ttf', ['Kristi']),
  ...family('fonts-kaushanscript', 'Kaushan Script', 'otf', ['KaushanScript-Regular']),
  ...family('fonts-rufscript', 'Rufscript', 'ttf', ['Rufscript010']),
  ...family('fonts-sjfonts', 'SJ', 'ttf', ['Delphine', 'SteveHand']),
  ...family('fonts-tomsontalks', 'Tomson Talks', 'ttf', ['TomsonTalks']),
  ...family('fonts-humor-sans', 'Humor Sans', 'ttf', ['Humor-Sans']),
  ...family('fonts-klee', 'Klee', 'ttf', ['KleeOne-Regular']),
  ...family('fonts-smc-chilanka', 'Chilanka', 'otf', ['Chilanka-Regular']),
  ...family('fonts-havana', 'Havana', 'otf', ['Havana-Regular']),
];

/** Fewer would say little of print. */
const FEWEST_TEST_FONTS = 8;

/** Where Debian's packages put fonts. */
const FONT_FOLDER = '/usr/share/fonts';

/**
 * Finds the fonts of the test by their files' names; `null` if too few are there. Those that are missing are said when
 * the others are loaded.
 */
export async function findTestFonts(folder = FONT_FOLDER): Promise<SuiteData['fonts']> {
  const { found, missing } = await findFonts(TEST_FONTS, folder);
  if (found.length < FEWEST_TEST_FONTS) return null;
  return {
    load() {
      for (const { name, from } of missing) {
        say(`The font ${name} is not installed and is left out. Debian has it in ${from}.`);
      }
      return readFonts(found);
    },
  };
}

/** Finds the fonts to train on. The packages of those that are missing are said. */
export async function findTrainingFonts(folder = FONT_FOLDER): Promise<FontFile[]> {
  const { found, missing } = await findFonts(TRAINING_FONTS, folder);
  if (missing.length > 0) {
    const packages = new Set(missing.map(({ from }) => from));
    say(
      `${missing.length} of ${TRAINING_FONTS.length} fonts to train on are not installed. Debian has them in ` +
        `${[...packages].join(', ')}.`,
    );
  }
  return found;
}

async function findFonts(
  fonts: readonly DebianFont[],
  folder: string,
): Promise<{ found: FontFile[]; missing: DebianFont[] }> {
  const paths = new Map((await filesBelow(folder)).map((path) => [basename(path), path]));
  const found = fonts.flatMap(({ name, file }) => {
    const path = paths.get(file);
    return path === undefined ? [] : [{ name, path }];
  });
  return { found, missing: fonts.filter(({ file }) => !paths.has(file)) };
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

function family(from: string, maker: string, extension: string, files: readonly string[]): DebianFont[] {
  return files.map((file) => ({ name: `${maker} ${file}`, file: `${file}.${extension}`, from }));
}
