import { readNumber } from '../../pictureReader';
import { Random } from '../../random';
import { shareFigure, type Figure } from './figure';
import { inkOfImage } from '../../data/frames';
import { DISTURBANCES, disturbedPicture, type Disturbance } from './paperPictures';
import type { Suite, SuiteRun } from './suite';

/** No training uses this seed. */
const SEED = 4_001;

/** Strengths from here on are the hardest quarter. */
const HARDEST = 0.75;

/**
 * MNIST's test digits composed onto paper, each disturbance apart.
 * @param pictures how many for each disturbance; a fifth of that for "huge", whose pictures take long and say little that
 * smaller ones do not
 */
export function disturbedSuite(pictures = 2_000, disturbances = DISTURBANCES): Suite {
  return {
    name: 'disturbed',
    title: `MNIST's test digits composed onto paper and disturbed in one way, strengths drawn evenly over the range, seed ${SEED}`,
    needs: ['mnist'],
    async run(run) {
      const figures: Figure[] = [];
      for (const [index, disturbance] of disturbances.entries()) {
        const n = disturbance.name === 'huge' ? Math.ceil(pictures / 5) : pictures;
        const progress = (done: number) => run.progress((index + done) / disturbances.length);
        figures.push(...(await measure(disturbance, n, { ...run, progress })));
      }
      return figures;
    },
  };
}

async function measure(
  disturbance: Disturbance,
  n: number,
  { reader, data, progress }: SuiteRun,
): Promise<Figure[]> {
  const random = new Random(SEED).fork(disturbance.name);
  const images = data.mnist!;
  const all = { right: 0, n: 0 };
  const hardest = { right: 0, n: 0 };
  for (let i = 0; i < n; i++) {
    const index = random.integer(images.count);
    const strength = random.next();
    const picture = disturbedPicture(inkOfImage(images, index), disturbance, strength, random);
    const isRight = readNumber(picture, reader).text === String(images.labels[index]);
    for (const part of strength >= HARDEST ? [all, hardest] : [all]) {
      part.n++;
      if (isRight) part.right++;
    }
    await progress(i / n);
  }
  const name = `${disturbance.name} (${disturbance.range})`;
  return [
    shareFigure(name, all.right, all.n, { atLeast: 0.98 }),
    shareFigure(`${disturbance.name}, hardest quarter`, hardest.right, hardest.n, { atLeast: 0.95 }),
  ];
}
