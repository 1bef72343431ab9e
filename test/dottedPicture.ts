import type { RgbaPicture } from '../src/ml/image/picture';

/** Black dots on white, `across` of them across and as many down. */
export function dottedPicture(across: number): RgbaPicture {
  const side = 6 * across + 6;
  const data = new Uint8Array(side * side * 4).fill(255);
  for (let y = 6; y < side; y++) {
    for (let x = 6; x < side; x++) {
      if (x % 6 < 3 && y % 6 < 3) data.fill(0, 4 * (y * side + x), 4 * (y * side + x) + 3);
    }
  }
  return { width: side, height: side, data };
}
