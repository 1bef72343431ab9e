import type { Glyph } from '../image/segmentation/glyphs';
import type { Span } from '../image/segmentation/lattice';
import type { ComposedNumber } from './numberPictures';

/** Fainter pixels of a piece are not counted, 0..1. */
const DARK = 0.3;

/** Stands in place of a digit for ink that belongs to none, such as that of marks. */
export const NOBODY = -1;

/** How many pixels of a piece belong to each digit, by its place in the number, or to `NOBODY`. */
export type InkByDigit = ReadonlyMap<number, number>;

/** How much of a run of pieces is one digit's ink. */
export interface Overlap {
  readonly digit: number;
  /** Their intersection over their union, 0..1. */
  readonly share: number;
}

/**
 * Counts the pixels of a piece by the digits that they belong to.
 * @param scale pixels of the picture to one of what was composed
 */
function inkByDigit(
  { box, cutOut }: Pick<Glyph, 'box' | 'cutOut'>,
  { ink: composed, owners }: ComposedNumber,
  scale: number,
): InkByDigit {
  const counts = new Map<number, number>();
  const ink = cutOut();
  // The cut-out has a margin of one pixel around the box, except at the picture's edge.
  const x0 = Math.max(0, box.x - 1);
  const y0 = Math.max(0, box.y - 1);
  for (let y = 0; y < ink.height; y++) {
    for (let x = 0; x < ink.width; x++) {
      if (ink.data[y * ink.width + x]! < DARK) continue;
      const column = Math.min(composed.width - 1, Math.floor((x0 + x + 0.5) / scale));
      const row = Math.min(composed.height - 1, Math.floor((y0 + y + 0.5) / scale));
      const at = row * composed.width + column;
      if (composed.data[at] === 0) continue;
      counts.set(owners[at]!, (counts.get(owners[at]!) ?? 0) + 1);
    }
  }
  return counts;
}

/** The ink of the runs that are one piece each, from left to right. */
export function piecesOf(glyphs: readonly Glyph[], composed: ComposedNumber, scale: number): InkByDigit[] {
  return glyphs
    .filter(({ span }) => span.to - span.from === 1)
    .sort((a, b) => a.span.from - b.span.from)
    .map((glyph) => inkByDigit(glyph, composed, scale));
}

/** For each run how much it is each of the digits that it has ink of. */
export function overlapsOf(spans: readonly Span[], pieces: readonly InkByDigit[]): Overlap[][] {
  const totals = summed(pieces);
  return spans.map(({ from, to }) => {
    const own = summed(pieces.slice(from, to));
    const all = [...own.values()].reduce((sum, count) => sum + count, 0);
    return [...own]
      .filter(([digit]) => digit !== NOBODY)
      .map(([digit, count]) => ({ digit, share: count / (all + totals.get(digit)! - count) }));
  });
}

function summed(pieces: readonly InkByDigit[]): Map<number, number> {
  const sums = new Map<number, number>();
  for (const piece of pieces) {
    for (const [digit, count] of piece) sums.set(digit, (sums.get(digit) ?? 0) + count);
  }
  return sums;
}
