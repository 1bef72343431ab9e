import type { Box, Mask } from './picture';

/** The smallest box around boxes; there must be one. */
export function boundingBox(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const width = Math.max(...boxes.map(right)) - x;
  const height = Math.max(...boxes.map(bottom)) - y;
  return { x, y, width, height };
}

export function centreX(box: Box): number {
  return box.x + box.width / 2;
}

export function centreY(box: Box): number {
  return box.y + box.height / 2;
}

/** The space between two boxes from left to right; negative if they overlap. */
export function gapX(a: Box, b: Box): number {
  return Math.max(a.x, b.x) - Math.min(right(a), right(b));
}

/** Whether there are boxes with paper between them from left to right, as the digits of a number have. */
export function areSideBySide(boxes: readonly Box[]): boolean {
  return boxes.some((one) => boxes.some((other) => gapX(one, other) > 0));
}

/** The space between two boxes from top to bottom; negative if they overlap. */
export function gapY(a: Box, b: Box): number {
  return Math.max(a.y, b.y) - Math.min(bottom(a), bottom(b));
}

/** Whether a box reaches to a side of the picture that it lies in. */
export function touchesBorder(box: Box, { width, height }: Mask): boolean {
  return box.x === 0 || box.y === 0 || right(box) === width || bottom(box) === height;
}

function right(box: Box): number {
  return box.x + box.width;
}

function bottom(box: Box): number {
  return box.y + box.height;
}
