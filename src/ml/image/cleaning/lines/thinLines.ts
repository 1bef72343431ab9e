import { quantile } from '../../../quantile';
import type { Mask } from '../../picture';

/** A line of the paper is at most this share as thick as the strokes on it. */
const THIN = 0.4;

/** A line of the paper runs straight on for at least this many widths of the strokes. */
const LONG = 1.5;

/**
 * A line that ends within the picture runs straight on for at least this many widths of the strokes: bold type's
 * hairlines end with the letter.
 */
const LONGER_THAN_TYPE = 12;

/** Strokes must be this wide, in pixels, before anything can be told to be thinner. */
const NARROWEST_STROKE = 4;

/**
 * Takes printed lines away (ruled or squared paper), whole or in pieces, also where they run into a digit: what is much
 * thinner than the strokes and straight. Handwriting is about equally thick all over, so that little of it goes. Bold type
 * is not, so nothing is taken unless some line runs out of the picture, as those of paper do, or is longer than any letter.
 */
export function withoutThinLines(mask: Mask): Mask {
  const { width, height, data } = mask;
  const across = runLengths(data, width, height, 1, width);
  const down = runLengths(data, height, width, width, 1);
  const thickness = across.map((length, at) => Math.min(length, down[at]!));
  const stroke = strokeWidth(thickness);
  if (stroke < NARROWEST_STROKE) return mask;
  const isThin = (at: number, long: number): boolean =>
    data[at] === 1 && thickness[at]! < THIN * stroke && Math.max(across[at]!, down[at]!) >= long * stroke;
  const isLine = (at: number): boolean => isThin(at, LONG);
  const isLongLine = (_: number, at: number): boolean => isThin(at, LONGER_THAN_TYPE);
  if (!borderOf(mask).some(isLine) && !data.some(isLongLine)) return mask;
  return { width, height, data: data.map((value, at) => (isLine(at) ? 0 : value)) };
}

/** The places of the outermost pixels. */
function borderOf({ width, height }: Mask): number[] {
  const columns = Array.from({ length: width }, (_, x) => [x, (height - 1) * width + x]);
  const rows = Array.from({ length: height }, (_, y) => [y * width, y * width + width - 1]);
  return [...columns, ...rows].flat();
}

/** For each pixel of ink, how many in a row there are along one axis; 0 for paper. */
function runLengths(
  data: Uint8Array,
  length: number,
  count: number,
  step: number,
  lineStep: number,
): Uint32Array {
  const runs = new Uint32Array(data.length);
  for (let line = 0; line < count; line++) {
    for (let i = 0; i < length;) {
      let end = i;
      while (end < length && data[line * lineStep + end * step] === 1) end++;
      for (let at = i; at < end; at++) runs[line * lineStep + at * step] = end - i;
      i = Math.max(end, i + 1);
    }
  }
  return runs;
}

/** The thickness that most strokes stay under: 70 % of the ink, of which a close grid may make up half. */
function strokeWidth(thickness: Uint32Array): number {
  const ink = thickness.filter((value) => value > 0).sort();
  return quantile(ink, 0.7) ?? 0;
}
