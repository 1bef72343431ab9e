import type { GreyPicture } from '../luminance';
import type { Size } from '../workingSize';

/**
 * A picture made smaller: each pixel is the mean of those that fall on it.
 * @param place which column and row of the smaller picture a column and a row fall on; each gets some
 */
export function averaged(
  { width, height, data }: Size & { readonly data: ArrayLike<number> },
  target: Size,
  place: { readonly column: (x: number) => number; readonly row: (y: number) => number },
): GreyPicture {
  const columns = Uint32Array.from({ length: width }, (_, x) => place.column(x));
  const sums = new Float32Array(target.width * target.height);
  const counts = new Uint32Array(sums.length);
  for (let y = 0; y < height; y++) {
    const row = place.row(y) * target.width;
    for (let x = 0; x < width; x++) {
      const at = row + columns[x]!;
      sums[at]! += data[y * width + x]!;
      counts[at]!++;
    }
  }
  return { ...target, data: sums.map((sum, at) => sum / counts[at]!) };
}
