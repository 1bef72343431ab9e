import type { StrokeDrawing } from '../../data/strokesFile';
import { readDrawing } from '../../pictureReader';
import { shareFigure, valueFigure, type Figure } from './figure';
import type { Suite } from './suite';

/** Writers whose drawings were used neither to train nor to choose anything. */
const CHECKED: readonly [first: number, last: number] = [25, 30];

/** Drawings that are read between two calls of `progress`. */
export const TURN = 50;

/** The drawings of those writers. */
export function checkedDrawings(
  drawings: readonly StrokeDrawing[],
): { readonly label: number; readonly writer: number; readonly strokes: StrokeDrawing['strokes'] }[] {
  return drawings.flatMap(({ label, writer, strokes }) =>
    label !== undefined && writer !== undefined && writer >= CHECKED[0] && writer <= CHECKED[1]
      ? [{ label, writer, strokes }]
      : [],
  );
}

/** Pen drawings by the drawing pad's own road. */
export const drawingsSuite: Suite = {
  name: 'pens',
  title: `Pen drawings of writers ${CHECKED[0]}-${CHECKED[1]}, as the drawing pad reads them`,
  needs: ['drawings'],
  async run({ reader, data, progress }) {
    const drawings = checkedDrawings(data.drawings!);
    const byWriter = new Map<number, { right: number; n: number }>();
    let several = 0;
    for (const [index, { label, writer, strokes }] of drawings.entries()) {
      const { text } = readDrawing(strokes, reader);
      const of = byWriter.get(writer) ?? { right: 0, n: 0 };
      byWriter.set(writer, { right: of.right + (text === String(label) ? 1 : 0), n: of.n + 1 });
      if ((text?.length ?? 0) > 1) several++;
      if (index % TURN === 0) await progress(index / drawings.length);
    }
    return figuresOf(
      [...byWriter].sort(([a], [b]) => a - b),
      several,
    );
  },
};

function figuresOf(
  writers: readonly (readonly [writer: number, { readonly right: number; readonly n: number }])[],
  several: number,
): Figure[] {
  const right = writers.reduce((sum, [, of]) => sum + of.right, 0);
  const n = writers.reduce((sum, [, of]) => sum + of.n, 0);
  return [
    shareFigure('all writers', right, n, { atLeast: 0.99 }),
    valueFigure('median writer', medianShare(writers.map(([, of]) => of.right / of.n)), n, {
      atLeast: 0.995,
    }),
    ...writers.map(([writer, of]) => shareFigure(`writer ${writer}`, of.right, of.n)),
    shareFigure('read as several digits', several, n, { atMost: 0.005 }),
  ];
}

/** Of an even number of shares the mean of the middle two, where `median` of quantile.ts takes the upper one. */
function medianShare(shares: readonly number[]): number {
  const sorted = [...shares].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}
