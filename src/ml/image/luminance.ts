import type { RgbaPicture } from './picture';
import { workingSize } from './workingSize';

/** A grey picture: `data` row-major, one value a pixel, 0 (black) to 1 (white). */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** Spread of the values (standard deviation) under which a picture shows nothing. */
const BLANK = 0.004;

/** How bright a pixel counts, by its red, green and blue; all of them 0..255. */
type Brightness = (red: number, green: number, blue: number) => number;

/** Rec. 601, as JPEG's Y: close to how bright it looks. */
const asItLooks: Brightness = (red, green, blue) => 0.299 * red + 0.587 * green + 0.114 * blue;

/**
 * The luminance of a picture, shrunk by averaging to its `workingSize`. What is transparent counts as white paper, unless
 * nothing would be seen then (white ink on nothing): in that case the paper is black.
 */
export function luminance(picture: RgbaPicture, longestSide: number): GreyPicture {
  return grey(picture, longestSide, asItLooks);
}

/**
 * As `luminance`, but by the least of each pixel's three colours, of which ink in a bright colour lacks at least one:
 * yellow looks as bright as its paper, and has no blue.
 */
export function leastColour(picture: RgbaPicture, longestSide: number): GreyPicture {
  return grey(picture, longestSide, Math.min);
}

function grey(picture: RgbaPicture, longestSide: number, brightness: Brightness): GreyPicture {
  const onWhite = averaged(picture, longestSide, brightness, 1);
  if (deviation(onWhite.data) > BLANK) return onWhite;
  return averaged(picture, longestSide, brightness, 0);
}

function averaged(
  picture: RgbaPicture,
  longestSide: number,
  brightness: Brightness,
  paper: number,
): GreyPicture {
  const { width, height, data } = picture;
  const { width: targetWidth, height: targetHeight } = workingSize(picture, longestSide);
  const sums = new Float32Array(targetWidth * targetHeight);
  const counts = new Uint32Array(targetWidth * targetHeight);
  const columns = Uint32Array.from({ length: width }, (_, x) => Math.floor((x * targetWidth) / width));
  for (let y = 0; y < height; y++) {
    const row = Math.floor((y * targetHeight) / height) * targetWidth;
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * 4;
      const alpha = data[from + 3]! / 255;
      const value = brightness(data[from]!, data[from + 1]!, data[from + 2]!) / 255;
      const target = row + columns[x]!;
      sums[target]! += alpha * value + (1 - alpha) * paper;
      counts[target]!++;
    }
  }
  return { width: targetWidth, height: targetHeight, data: sums.map((sum, i) => sum / counts[i]!) };
}

function deviation(values: Float32Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
