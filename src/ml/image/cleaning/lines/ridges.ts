import type { InkPicture } from '../../picture';

/** A picture as columns, each from the top down: `count` x `height` values. Wide ones are averages of several. */
export interface Columns {
  readonly count: number;
  readonly height: number;
  /** Columns of the picture to one of these. */
  readonly side: number;
  readonly data: Float32Array;
}

/** A ridge counts this much at most, so that a stroke does not outweigh a faint line that goes on and on. */
const MOST = 0.1;

/** A picture is gathered into this many columns at most, for speed. */
const COLUMNS = 128;

/**
 * How much darker each pixel is than both what is `reach` pixels above and below it, `MOST` at most: about level lines
 * that are thinner than `reach`.
 */
export function ridgesOf({ width, height, data }: InkPicture, reach: number): InkPicture {
  const ridges = new Float32Array(data.length);
  for (let y = 0; y < height; y++) {
    const above = (y < reach ? y + reach : y - reach) * width;
    const below = (y + reach < height ? y + reach : y - reach) * width;
    for (let x = 0; x < width; x++) {
      const over = data[y * width + x]! - Math.max(data[above + x]!, data[below + x]!);
      if (over > 0) ridges[y * width + x] = Math.min(over, MOST);
    }
  }
  return { width, height, data: ridges };
}

/** A picture's columns, neighbouring ones averaged so that there are at most `COLUMNS`; what is left over is dropped. */
export function gathered({ width, height, data }: InkPicture): Columns {
  const side = Math.ceil(width / COLUMNS);
  const count = Math.floor(width / side);
  const columns = new Float32Array(count * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < count * side; x++) {
      columns[Math.floor(x / side) * height + y]! += data[y * width + x]! / side;
    }
  }
  return { count, height, side, data: columns };
}
