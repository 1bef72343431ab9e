import { nonDigitImages } from '../../data/nonDigits/nonDigitImages';
import { readFrames } from '../readFrames';
import { shareFigure, type Figure } from './figure';
import { numberIn } from './numberIn';
import type { Suite } from './suite';

/** No training uses this seed. */
const SEED = 4_003;

/**
 * Letters, shapes, scribbles and blots of forms that training does not know: the share that is refused, by kind.
 * @param count of images
 */
export function notDigitSuite(count = 10_000): Suite {
  return {
    name: 'not-digit',
    title: `Letters, shapes, scribbles and blots of the test's own forms, seed ${SEED}: the share that is refused`,
    needs: [],
    uses: ['notDigits'],
    async run({ reader, data, progress }) {
      const images = nonDigitImages('test', count, SEED);
      const predictions = await readFrames(reader, images, (read) => progress((0.9 * read) / count));
      const byKind = new Map<string, { refused: number; n: number }>();
      let refused = 0;
      predictions.forEach(({ outcome }, index) => {
        const kind = images.kinds[index]!;
        const of = byKind.get(kind) ?? { refused: 0, n: 0 };
        const one = outcome === 'digit' ? 0 : 1;
        byKind.set(kind, { refused: of.refused + one, n: of.n + 1 });
        refused += one;
      });
      const figures: Figure[] = [shareFigure('all', refused, count, { atLeast: 0.9 })];
      if (data.notDigits !== null) {
        let none = 0;
        for (const { load } of data.notDigits) {
          const picture = await load();
          if (picture !== null && numberIn(picture, reader) === null) none++;
          await progress(0.95);
        }
        figures.push(shareFigure('real pictures of letters and shapes', none, data.notDigits.length));
      }
      return [
        ...figures,
        ...[...byKind]
          .sort(([a], [b]) => a.localeCompare(b))
          .map(([kind, of]) => shareFigure(kind, of.refused, of.n)),
      ];
    },
  };
}
