import { readNumber } from '../../pictureReader';
import { Random } from '../../random';
import { shareFigure, type Figure, type Goal } from './figure';
import type { PrintedFont } from '../../data/printedFont';
import { photoOf, screenshotOf, type Print } from './printedPictures';
import type { Suite } from './suite';

/** No training uses this seed. */
const SEED = 4_004;

/** Sizes of fonts in pixels, from the text of a page to a headline. */
const SIZES = [16, 24, 36, 64, 120];

/** Numbers of two to six digits, set in each font at each size; the ten digits alone are as well. */
const NUMBERS = 6;

const MEDIA = [
  { name: 'screenshots', take: screenshotOf },
  { name: 'photos', take: photoOf },
] as const;

interface PrintReading extends Print {
  readonly medium: string;
  readonly isRight: boolean;
}

const GOAL: Goal = { atLeast: 0.97 };

/**
 * Printed digits, alone and as short numbers, in fonts that no training sees.
 * @param sizes of the fonts, in pixels
 */
export function printedSuite(sizes: readonly number[] = SIZES): Suite {
  return {
    name: 'printed',
    title:
      `Printed digits and numbers of two to six digits, at ${sizes.join(', ')} pixels, dark on light and light on dark, ` +
      `with tight and loose margins, as screenshots and as photos (blurred, unevenly lit, noisy, JPEG), seed ${SEED}`,
    needs: ['fonts'],
    async run({ reader, data, progress }) {
      const fonts = await data.fonts!.load();
      const readings: PrintReading[] = [];
      for (const [index, font] of fonts.entries()) {
        for (const [part, medium] of MEDIA.entries()) {
          const random = new Random(SEED).fork(`${font.name}, ${medium.name}`);
          for (const print of printsIn(font, sizes, random)) {
            const isRight = readNumber(medium.take(print, random), reader).text === print.text;
            readings.push({ ...print, medium: medium.name, isRight });
          }
          await progress((index + (part + 1) / MEDIA.length) / fonts.length);
        }
      }
      return figuresOf(readings, fonts, sizes);
    },
  };
}

function printsIn(font: PrintedFont, sizes: readonly number[], random: Random): Print[] {
  return sizes.flatMap((size) => {
    const numbers = Array.from({ length: NUMBERS }, () =>
      Array.from({ length: 2 + random.integer(5) }, () => random.integer(10)).join(''),
    );
    return [...Array(10).keys(), ...numbers].map((text) => ({
      text: String(text),
      font,
      size,
      isLightOnDark: random.next() < 0.5,
      isTight: random.next() < 0.5,
    }));
  });
}

function figuresOf(
  readings: readonly PrintReading[],
  fonts: readonly PrintedFont[],
  sizes: readonly number[],
): Figure[] {
  const figure = (
    name: string,
    isOf: (reading: PrintReading) => boolean,
    goal: Goal | null = null,
  ): Figure => {
    const part = readings.filter(isOf);
    return shareFigure(name, part.filter(({ isRight }) => isRight).length, part.length, goal);
  };
  return [
    figure('all', () => true, GOAL),
    ...MEDIA.map(({ name }) => figure(name, ({ medium }) => medium === name, GOAL)),
    figure('single digits', ({ text }) => text.length === 1),
    figure('numbers', ({ text }) => text.length > 1),
    figure('dark on light', ({ isLightOnDark }) => !isLightOnDark),
    figure('light on dark', ({ isLightOnDark }) => isLightOnDark),
    figure('tight margins', ({ isTight }) => isTight),
    figure('loose margins', ({ isTight }) => !isTight),
    ...sizes.map((wanted) => figure(`${wanted} pixels`, ({ size }) => size === wanted)),
    ...fonts.map((wanted) => figure(wanted.name, ({ font }) => font === wanted)),
  ];
}
