import type { Box } from '../../../ml/image/picture';
import { strokesBox } from '../../../ml/image/strokes';
import type { Ink } from './ink';

/** Space between the ink of a digit and the box around it, in the unit of strokes. */
const AIR = 0.012;

/** More than the rounding of points, in the unit of strokes. */
const ROUNDING = 0.001;

/** Size of a canvas, in CSS or device pixels: only the ratio counts. */
export interface CanvasSize {
  readonly width: number;
  readonly height: number;
}

/**
 * The square that every canvas shows and all that was drawn beside it.
 * @returns in the unit of strokes, the side of that square, which lies at 0..1 both ways
 */
export function drawnPart(inks: readonly Ink[]): Box {
  const drawn = strokesBox(inks.map(({ stroke }) => stroke)) ?? { x: 0, y: 0, width: 0, height: 0 };
  const left = Math.min(0, drawn.x);
  const top = Math.min(0, drawn.y);
  return {
    x: left,
    y: top,
    width: Math.max(1, drawn.x + drawn.width) - left,
    height: Math.max(1, drawn.y + drawn.height) - top,
  };
}

/** Room around a path for its ink and its box, in the unit of strokes. @param inks the widest of them counts */
export function roomAround(inks: readonly Ink[]): number {
  return Math.max(0, ...inks.map(({ width }) => width)) / 2 + AIR;
}

/**
 * The part of the sheet that a canvas shows: the square in its middle, and whatever the shape of the canvas leaves room for
 * beside it. If something was drawn farther out, on a canvas of another shape, everything is shown smaller.
 * @returns in the unit of strokes, with the canvas's aspect ratio
 */
export function shownPart({ width, height }: CanvasSize, inks: readonly Ink[]): Box {
  const drawn = drawnPart(inks);
  const across = 2 * Math.max(0.5 - drawn.x, drawn.x + drawn.width - 0.5);
  const along = 2 * Math.max(0.5 - drawn.y, drawn.y + drawn.height - 0.5);
  // A square may be a pixel wider than high, or the other way round, depending on where it lies on the screen.
  const aspect = Math.abs(width - height) <= 1 ? 1 : width / height;
  const least = Math.max(1, 1 / aspect);
  const needed = Math.max(along, across / aspect);
  // Ink at the edge of the canvas it was drawn on is cut off by that edge. It stays so: only what lies beyond makes room.
  const high = needed <= least + ROUNDING ? least : needed + 2 * roomAround(inks) * Math.max(1, 1 / aspect);
  const broad = high * aspect;
  return { x: 0.5 - broad / 2, y: 0.5 - high / 2, width: broad, height: high };
}

/** Where a point of the sheet lies on a canvas that shows `part` of it, as shares of the canvas. */
export function shareOfCanvas(
  { x, y }: { readonly x: number; readonly y: number },
  part: Box,
): { readonly x: number; readonly y: number } {
  return { x: (x - part.x) / part.width, y: (y - part.y) / part.height };
}
