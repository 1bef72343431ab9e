import type { InkPicture } from './picture';

/** How much of a source pixel falls on a target pixel, along one axis. */
export interface Share {
  readonly source: number;
  readonly target: number;
  /** In target pixels. */
  readonly weight: number;
}

/**
 * Spreads source pixels over target pixels along one axis.
 * @param start the first source pixel
 * @param end the one after the last
 * @param origin where in the source the first target pixel begins
 * @param scale target pixels to one of the source
 * @param targets how many there are; what falls beyond them is left out
 */
export function sharesOf(
  start: number,
  end: number,
  origin: number,
  scale: number,
  targets: number,
): Share[] {
  const shares: Share[] = [];
  for (let source = start; source < end; source++) {
    const from = (source - origin) * scale;
    const to = from + scale;
    for (let target = Math.floor(from); target < to && target < targets; target++) {
      const weight = Math.min(to, target + 1) - Math.max(from, target);
      if (weight > 0) shares.push({ source, target, weight });
    }
  }
  return shares;
}

/** A picture made larger or smaller, area-weighted. @param scale pixels of the result to one of the picture */
export function scaled(ink: InkPicture, scale: number): InkPicture {
  const width = Math.ceil(ink.width * scale);
  const height = Math.ceil(ink.height * scale);
  const data = new Float32Array(width * height);
  const columns = sharesOf(0, ink.width, 0, scale, width);
  for (const row of sharesOf(0, ink.height, 0, scale, height)) {
    for (const column of columns) {
      const value = ink.data[row.source * ink.width + column.source]!;
      data[row.target * width + column.target]! += value * row.weight * column.weight;
    }
  }
  return { width, height, data };
}

/** A picture made larger, smoothly from the centre of each pixel to the next (bilinear). @param times a whole number */
export function enlarged({ width, height, data }: InkPicture, times: number): InkPicture {
  const columns = placesOf(width, times);
  const rows = placesOf(height, times);
  const larger = new Float32Array(columns.length * rows.length);
  let target = 0;
  for (const row of rows) {
    for (const column of columns) {
      const upper = between(data, row.before * width, column);
      const lower = between(data, row.after * width, column);
      larger[target++] = upper + (lower - upper) * row.share;
    }
  }
  return { width: columns.length, height: rows.length, data: larger };
}

/** Between which two pixels of a side a pixel of the larger one lies, and how far towards the second, 0..1. */
interface Place {
  readonly before: number;
  readonly after: number;
  readonly share: number;
}

function placesOf(side: number, times: number): Place[] {
  return Array.from({ length: side * times }, (_, target) => {
    const source = Math.min(side - 1, Math.max(0, (target + 0.5) / times - 0.5));
    const before = Math.floor(source);
    return { before, after: Math.min(side - 1, before + 1), share: source - before };
  });
}

function between(data: Float32Array, row: number, { before, after, share }: Place): number {
  return data[row + before]! + (data[row + after]! - data[row + before]!) * share;
}

/** The ink between pixel centres (bilinear); beyond the edge there is none. */
export function interpolated({ width, height, data }: InkPicture, x: number, y: number): number {
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  const fx = x - x0;
  const fy = y - y0;
  const value = (px: number, py: number): number =>
    px < 0 || py < 0 || px >= width || py >= height ? 0 : data[py * width + px]!;
  return (
    (1 - fy) * ((1 - fx) * value(x0, y0) + fx * value(x0 + 1, y0)) +
    fy * ((1 - fx) * value(x0, y0 + 1) + fx * value(x0 + 1, y0 + 1))
  );
}
