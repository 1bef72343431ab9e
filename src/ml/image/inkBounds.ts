import type { Box, InkPicture } from './picture';

/** The smallest box around all ink above `threshold` (0..1), or `null` if there is none. */
export function inkBounds(ink: InkPicture, threshold = 0): Box | null {
  const { width, height, data } = ink;
  let left = width;
  let right = -1;
  let top = height;
  let bottom = -1;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (data[y * width + x]! <= threshold) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      bottom = y;
    }
  }
  if (right < 0) return null;
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}
