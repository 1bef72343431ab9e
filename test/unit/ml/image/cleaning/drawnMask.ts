import type { Mask } from '../../../../../src/ml/image/picture';

/** Sides of the masks that shapes are drawn into, in pixels. */
export const SIDE = 120;

/** Whether there is ink. */
export type Shape = (x: number, y: number) => boolean;

/** `SIDE` pixels wide and high. */
export function maskOfShapes(...shapes: Shape[]): Mask {
  const data = new Uint8Array(SIDE * SIDE);
  data.forEach((_, at) => {
    const x = at % SIDE;
    const y = (at - x) / SIDE;
    if (shapes.some((isInk) => isInk(x, y))) data[at] = 1;
  });
  return { width: SIDE, height: SIDE, data };
}

/** @param width pixels */
export function stroke(x1: number, y1: number, x2: number, y2: number, width = 6): Shape {
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  return (x, y) => {
    const along = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length ** 2;
    const nearest = Math.min(1, Math.max(0, along));
    return Math.hypot(x - x1 - nearest * (x2 - x1), y - y1 - nearest * (y2 - y1)) <= width / 2;
  };
}

/** Its bar begins at x, y; 22 wide and 36 high. */
export function seven(x: number, y: number): Shape {
  const bar = stroke(x, y, x + 22, y);
  const stem = stroke(x + 22, y, x + 8, y + 36);
  return (px, py) => bar(px, py) || stem(px, py);
}
