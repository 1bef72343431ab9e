import type { RgbaPicture } from '../../ml/image/picture';
import type { DecodedPicture } from '../../protocol/reader';

/**
 * Makes a picture smaller, if a side of it is longer than `longestSide` pixels: every new pixel is the mean of those it
 * stands for, colours weighted by their alpha.
 */
export function shrink(picture: RgbaPicture, longestSide: number): DecodedPicture {
  const scale = Math.max(picture.width, picture.height) / longestSide;
  if (scale <= 1) {
    return { width: picture.width, height: picture.height, data: Uint8Array.from(picture.data) };
  }
  const width = Math.max(1, Math.round(picture.width / scale));
  const height = Math.max(1, Math.round(picture.height / scale));
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    const top = Math.floor((y * picture.height) / height);
    const bottom = Math.max(top + 1, Math.floor(((y + 1) * picture.height) / height));
    for (let x = 0; x < width; x++) {
      const left = Math.floor((x * picture.width) / width);
      const right = Math.max(left + 1, Math.floor(((x + 1) * picture.width) / width));
      data.set(meanColour(picture, left, top, right, bottom), (y * width + x) * 4);
    }
  }
  return { width, height, data };
}

function meanColour(
  { width, data }: RgbaPicture,
  left: number,
  top: number,
  right: number,
  bottom: number,
): readonly [number, number, number, number] {
  let red = 0;
  let green = 0;
  let blue = 0;
  let opacity = 0;
  for (let y = top; y < bottom; y++) {
    for (let i = (y * width + left) * 4; i < (y * width + right) * 4; i += 4) {
      const alpha = data[i + 3]!;
      red += data[i]! * alpha;
      green += data[i + 1]! * alpha;
      blue += data[i + 2]! * alpha;
      opacity += alpha;
    }
  }
  if (opacity === 0) return [0, 0, 0, 0];
  const pixels = (right - left) * (bottom - top);
  return [red / opacity, green / opacity, blue / opacity, opacity / pixels];
}
