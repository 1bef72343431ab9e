import { readNumber } from '../../pictureReader';
import { Random } from '../../random';
import { FRAME_SIDE } from '../../image/picture';
import { shareFigure, type Figure, type Goal } from './figure';
import { inkOfImage } from '../../data/frames';
import { composeNumber, DigitPool, onPaper } from '../../data/numberPictures';
import type { Suite, SuiteRun } from './suite';

/** No training uses this seed. */
const SEED = 4_002;

/** Strings that are always read: runs, equal digits, zeros, and the digits of pi and e. */
const FIXED = ['12345', '67890', '55555', '2024', '9876', '100200', '314159', '271828'];

/** In pixels of MNIST; negative where digits overlap. */
const SPACINGS = [8, 4, 2, 1, 0, -1, -2, -3];

/** Pixels of the picture to one of MNIST's. */
const SCALES = [1, 2, 4];

/** What came of reading a number. */
interface Attempt {
  readonly text: string;
  readonly isRight: boolean;
}

/**
 * Numbers written with MNIST's test digits: exact strings.
 * @param renderings of each known string at each spacing; there are as many random strings as known ones
 * @param spacings in pixels of MNIST's images
 */
export function numbersSuite(renderings = 100, spacings = SPACINGS): Suite {
  return {
    name: 'numbers',
    title: `Numbers made of MNIST's test digits, spaced in pixels of MNIST, enlarged ${SCALES.join(', ')} times, seed ${SEED}`,
    needs: ['mnist'],
    async run(run) {
      const figures: Figure[] = [];
      const random = new Random(SEED);
      const parts = spacings.length + 2;
      const part = (index: number): SuiteRun => ({
        ...run,
        progress: (done) => run.progress((index + done) / parts),
      });
      for (const [index, spacing] of spacings.entries()) {
        figures.push(...(await atSpacing(spacing, renderings, part(index), random.fork(spacing))));
      }
      figures.push(await withMarks(4 * renderings, part(parts - 2), random.fork('marks')));
      figures.push(await notSplit(part(parts - 1)));
      return figures;
    },
  };
}

async function atSpacing(
  spacing: number,
  renderings: number,
  run: SuiteRun,
  random: Random,
): Promise<Figure[]> {
  const goal: Goal = { atLeast: spacing >= 1 ? 0.96 : 0.85 };
  const fixed = FIXED.flatMap((text) => Array<string>(renderings).fill(text));
  const anyStrings = Array.from({ length: FIXED.length * renderings }, () => randomDigits(random));
  const known = await readAll(fixed, spacing, { ...run, progress: (done) => run.progress(done / 2) }, random);
  const others = await readAll(
    anyStrings,
    spacing,
    { ...run, progress: (done) => run.progress((1 + done) / 2) },
    random,
  );
  const at = `at ${spacing > 0 ? '+' : ''}${spacing} px`;
  const special = others.filter(({ text }) => text.startsWith('0') || text.includes('1'));
  return [
    figureOf(`known strings ${at}`, known, goal),
    figureOf(`random strings ${at}`, others, goal),
    figureOf(`random strings ${at} with a leading 0 or a 1`, special, goal),
  ];
}

/** Points, commas and dashes between digits are no part of the number. */
async function withMarks(n: number, run: SuiteRun, random: Random): Promise<Figure> {
  const texts = Array.from({ length: n }, () => {
    const digits = `${randomDigits(random)}${randomDigits(random)}`;
    const place = 1 + random.integer(digits.length - 1);
    return digits.slice(0, place) + '.,-'.charAt(random.integer(3)) + digits.slice(place);
  });
  return figureOf('with a point, comma or dash, at +3 px', await readAll(texts, 3, run, random), {
    atLeast: 0.96,
  });
}

async function notSplit({ reader, data, progress }: SuiteRun): Promise<Figure> {
  const images = data.mnist!;
  let split = 0;
  for (let index = 0; index < images.count; index++) {
    const ink = { width: FRAME_SIDE, height: FRAME_SIDE, data: inkOfImage(images, index) };
    if (readNumber(onPaper(ink, SCALES[index % SCALES.length]), reader).digits.length > 1) split++;
    await progress(index / images.count);
  }
  return shareFigure('one digit read as several', split, images.count, { atMost: 0.005 });
}

async function readAll(
  texts: readonly string[],
  spacing: number,
  { reader, data, progress }: SuiteRun,
  random: Random,
): Promise<Attempt[]> {
  const pool = new DigitPool(data.mnist!);
  const attempts: Attempt[] = [];
  for (const [index, text] of texts.entries()) {
    const { ink } = composeNumber(text, spacing, pool, random);
    const reading = readNumber(onPaper(ink, SCALES[index % SCALES.length]), reader);
    attempts.push({ text, isRight: reading.text === text.replace(/\D/g, '') });
    await progress(index / texts.length);
  }
  return attempts;
}

function randomDigits(random: Random): string {
  return Array.from({ length: 1 + random.integer(8) }, () => String(random.integer(10))).join('');
}

function figureOf(name: string, attempts: readonly Attempt[], goal: Goal): Figure {
  return shareFigure(name, attempts.filter(({ isRight }) => isRight).length, attempts.length, goal);
}
