import type { Mask } from '../../picture';

/** The side of the largest square that is all ink, in pixels. */
export function thickest({ width, height, data }: Mask): number {
  let most = 0;
  // The largest square of which each pixel is the lower right corner, row by row.
  let before = new Uint16Array(width + 1);
  for (let y = 0; y < height; y++) {
    const sides = new Uint16Array(width + 1);
    for (let x = 0; x < width; x++) {
      if (data[y * width + x] === 0) continue;
      sides[x + 1] = 1 + Math.min(sides[x]!, before[x]!, before[x + 1]!);
      most = Math.max(most, sides[x + 1]!);
    }
    before = sides;
  }
  return most;
}
