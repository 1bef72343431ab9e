import type { RgbaPicture } from '../../ml/image/picture';

/** What is to be done to a picture by the number of its orientation (TIFF 6.0, section 8): first the swap, then the rest. */
const SWAPPED = new Set([5, 6, 7, 8]);
const FROM_RIGHT = new Set([2, 3, 7, 8]);
const FROM_BOTTOM = new Set([3, 4, 6, 7]);

/** @param orientation 1 (the picture is upright) to 8, as TIFF numbers it */
export function turnUpright(picture: RgbaPicture, orientation: number): RgbaPicture {
  if (orientation === 1) return picture;
  const isSwapped = SWAPPED.has(orientation);
  const width = isSwapped ? picture.height : picture.width;
  const height = isSwapped ? picture.width : picture.height;
  const fromRight = FROM_RIGHT.has(orientation);
  const fromBottom = FROM_BOTTOM.has(orientation);
  const data = new Uint8Array(picture.data.length);
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++, to += 4) {
      const column = isSwapped ? y : x;
      const row = isSwapped ? x : y;
      const sourceX = fromRight ? picture.width - 1 - column : column;
      const sourceY = fromBottom ? picture.height - 1 - row : row;
      const from = (sourceY * picture.width + sourceX) * 4;
      for (let channel = 0; channel < 4; channel++) data[to + channel] = picture.data[from + channel]!;
    }
  }
  return { width, height, data };
}
