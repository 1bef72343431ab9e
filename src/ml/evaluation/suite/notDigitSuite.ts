import { inkOfImage } from '../../data/frames';
import { nonDigitImages, nonDigitStrokes, type NonDigitImages } from '../../data/nonDigits/nonDigitImages';
import { onPaper } from '../../data/numberPictures';
import { FRAME_SIDE } from '../../image/picture';
import { readDrawing } from '../../pictureReader';
import { Random } from '../../random';
import { readFrames } from '../readFrames';
import { shareFigure, type Figure, type Goal } from './figure';
import { numberIn } from './numberIn';
import type { Suite, SuiteRun } from './suite';

/** No training uses this seed. */
const SEED = 4_003;

const GOAL: Goal = { atLeast: 0.9 };

/** One image in this many is read as a picture too, and there are as many drawings. */
const ONE_IN = 5;

/** Pixels of the picture to one of the image. */
const SCALES = [1, 2, 4];

/**
 * Letters, shapes, scribbles and blots of forms that training does not know: the share that is refused as a frame, by kind,
 * and on the roads of Classify and of the pad, which may take the two sides of an H for digits.
 * @param count of images
 */
export function notDigitSuite(count = 10_000): Suite {
  return {
    name: 'not-digit',
    title: `Letters, shapes, scribbles and blots in forms that only this test has, seed ${SEED}: the share that is refused, read as frames unless stated otherwise`,
    needs: [],
    uses: ['notDigits'],
    async run(run) {
      const { reader, progress } = run;
      const images = nonDigitImages('test', count, SEED);
      const predictions = await readFrames(reader, images, (read) => progress((0.4 * read) / count));
      const isRefused = predictions.map(({ outcome }) => outcome !== 'digit');
      const refused = isRefused.filter(Boolean).length;
      const between = (from: number, to: number): SuiteRun => ({
        ...run,
        progress: (done) => progress(from + (to - from) * done),
      });
      return [
        shareFigure('all', refused, count, GOAL),
        await asPictures(images, between(0.4, 0.8)),
        await asDrawings(Math.ceil(count / ONE_IN), between(0.8, 0.95)),
        ...(await realPictures(run)),
        ...byKind(images, isRefused),
      ];
    },
  };
}

async function asPictures(images: NonDigitImages, { reader, progress }: SuiteRun): Promise<Figure> {
  const total = Math.ceil(images.count / ONE_IN);
  let refused = 0;
  for (let n = 0; n < total; n++) {
    const ink = { width: FRAME_SIDE, height: FRAME_SIDE, data: inkOfImage(images, n * ONE_IN) };
    if (numberIn(onPaper(ink, SCALES[n % SCALES.length]), reader) === null) refused++;
    await progress(n / total);
  }
  return shareFigure('as pictures', refused, total, GOAL);
}

/** Without the blots, which no pen draws. */
async function asDrawings(total: number, { reader, progress }: SuiteRun): Promise<Figure> {
  const random = new Random(SEED).fork('drawings');
  let refused = 0;
  for (let n = 0; n < total; n++) {
    if (readDrawing(nonDigitStrokes('test', random), reader).text === null) refused++;
    await progress(n / total);
  }
  return shareFigure('as drawings on the pad', refused, total, GOAL);
}

async function realPictures({ reader, data, progress }: SuiteRun): Promise<Figure[]> {
  if (data.notDigits === null) return [];
  let none = 0;
  for (const { load } of data.notDigits) {
    const picture = await load();
    if (picture !== null && numberIn(picture, reader) === null) none++;
    await progress(0.95);
  }
  return [shareFigure('real pictures of letters and shapes', none, data.notDigits.length)];
}

function byKind({ kinds }: NonDigitImages, isRefused: readonly boolean[]): Figure[] {
  const counts = new Map<string, { refused: number; n: number }>();
  isRefused.forEach((one, index) => {
    const of = counts.get(kinds[index]!) ?? { refused: 0, n: 0 };
    counts.set(kinds[index]!, { refused: of.refused + (one ? 1 : 0), n: of.n + 1 });
  });
  return [...counts]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([kind, { refused, n }]) => shareFigure(kind, refused, n));
}
