import type { GreyPicture } from '../luminance';

/**
 * Fills up what is darker and narrower than a square of 2 `radius` + 1 pixels with what is around it, and leaves all else
 * as it is, edges and all: dilation, then erosion (Serra, "Image analysis and mathematical morphology", 1982). Squares are
 * cut off at the picture's border.
 */
export function closing(picture: GreyPicture, radius: number): GreyPicture {
  return extremes(extremes(picture, radius, 1), radius, -1);
}

/** As `closing`, of what is lighter. */
export function opening(picture: GreyPicture, radius: number): GreyPicture {
  return extremes(extremes(picture, radius, -1), radius, 1);
}

/** The largest (`sign` 1) or smallest (-1) value of the square around each pixel. */
function extremes({ width, height, data }: GreyPicture, radius: number, sign: 1 | -1): GreyPicture {
  const rows = new Float32Array(data.length);
  for (let y = 0; y < height; y++) {
    extremesAlong(data, rows, { start: y * width, step: 1, length: width }, radius, sign);
  }
  const result = new Float32Array(data.length);
  for (let x = 0; x < width; x++) {
    extremesAlong(rows, result, { start: x, step: width, length: height }, radius, sign);
  }
  return { width, height, data: result };
}

/**
 * The same along one row or column: by the places of a window whose value nothing after them exceeds, first the largest
 * (Lemire, "Streaming maximum-minimum filter", 2006).
 */
function extremesAlong(
  from: Float32Array,
  to: Float32Array,
  { start, step, length }: { readonly start: number; readonly step: number; readonly length: number },
  radius: number,
  sign: 1 | -1,
): void {
  const places = new Uint32Array(length);
  let [first, end] = [0, 0];
  for (let reached = 0, at = 0; at < length; at++) {
    for (; reached < Math.min(length, at + radius + 1); reached++) {
      const value = sign * from[start + reached * step]!;
      while (end > first && sign * from[start + places[end - 1]! * step]! <= value) end--;
      places[end++] = reached;
    }
    while (places[first]! < at - radius) first++;
    to[start + at * step] = from[start + places[first]! * step]!;
  }
}
