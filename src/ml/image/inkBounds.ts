import type { Box, InkPicture } from './picture';

/**
 * The smallest box around all ink above `threshold` (0..1), or `null` if there is none. Looked for from the sides, which
 * it is near in most pictures.
 */
export function inkBounds(ink: InkPicture, threshold = 0): Box | null {
  const { width, height, data } = ink;
  const isIn = (first: number, step: number, count: number): boolean => {
    for (let n = 0, at = first; n < count; n++, at += step) if (data[at]! > threshold) return true;
    return false;
  };
  let top = 0;
  while (top < height && !isIn(top * width, 1, width)) top++;
  if (top === height) return null;
  let bottom = height - 1;
  while (!isIn(bottom * width, 1, width)) bottom--;
  const rows = bottom - top + 1;
  let left = 0;
  while (!isIn(top * width + left, width, rows)) left++;
  let right = width - 1;
  while (!isIn(top * width + right, width, rows)) right--;
  return { x: left, y: top, width: right - left + 1, height: rows };
}
