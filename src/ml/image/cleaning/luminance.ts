import type { RgbaPicture } from '../picture';
import { workingSize } from './workingSize';

/** A grey picture: `data` row-major, one value a pixel, 0 (black) to 1 (white). */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** How bright a pixel counts, by its red, green and blue; all of them 0..255. */
type Brightness = (red: number, green: number, blue: number) => number;

/** Rec. 601, as JPEG's Y: close to how bright it looks. */
export const asItLooks: Brightness = (red, green, blue) => 0.299 * red + 0.587 * green + 0.114 * blue;

/**
 * The luminance of a picture, shrunk by averaging to its `workingSize`.
 * @param paper how light what is transparent counts, 0..1; white if left out
 */
export function luminance(picture: RgbaPicture, longestSide: number, paper = 1): GreyPicture {
  return averagedBrightness(picture, longestSide, asItLooks, paper);
}

/**
 * As `luminance`, but by the least of each pixel's three colours, of which ink in a bright colour lacks at least one:
 * yellow looks as bright as its paper, and has no blue.
 */
export function leastColour(picture: RgbaPicture, longestSide: number): GreyPicture {
  return averagedBrightness(picture, longestSide, Math.min, 1);
}

/** Goes over the picture once: laying out the brightness of all pixels for `averaged` takes a third longer, and memory. */
function averagedBrightness(
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
