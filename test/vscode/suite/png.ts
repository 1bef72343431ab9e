import { pngOf } from '../../png';

/**
 * A grey PNG.
 * @param pixels width x height bytes, row-major, 0 black to 255 white; fewer make a file that is damaged
 */
export function greyPng(width: number, height: number, pixels: Uint8Array): Buffer {
  const rows = Array.from({ length: Math.floor(pixels.length / width) }, (_, y) =>
    Buffer.concat([Buffer.from([0]), pixels.subarray(y * width, (y + 1) * width)]),
  );
  return pngOf({ width, height, depth: 8, colours: 0 }, Buffer.concat(rows));
}
