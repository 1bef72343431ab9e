import type { StrokePoint } from '../../../ml/image/stroke';
import type { Ink } from './ink';

/** What a path can be drawn with: the canvas's own `Path2D`, or the text of an SVG. */
export interface PathPen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  quadraticCurveTo(middleX: number, middleY: number, x: number, y: number): void;
}

/** A part of a stroke that has one width, in the unit of strokes. */
export interface InkPath<Pen> {
  readonly path: Pen;
  readonly width: number;
}

/** Width of a line at no pressure, as a share of the pen's width. Mice and fingers, at half pressure, draw the width itself. */
const LEAST_PRESSED = 0.4;

/** The same at full pressure. */
const MOST_PRESSED = 1.6;

/** The length of a dot, in the unit of strokes: far less than anybody sees. */
const HAIR = 0.0001;

/**
 * A stroke as a smooth curve: it passes through the middle of every two neighbours and bends towards the points
 * themselves. Where the pressure changes, another path goes on.
 */
export function inkPaths<Pen extends PathPen>({ stroke, width }: Ink, begin: () => Pen): InkPath<Pen>[] {
  const [first, ...rest] = stroke;
  if (first === undefined) return [];
  if (rest.every(({ x, y }) => x === first.x && y === first.y)) return [dot({ stroke, width }, first, begin)];
  const begun = ({ x, y }: StrokePoint) => {
    const path = begin();
    path.moveTo(x, y);
    return path;
  };
  const paths = [{ path: begun(first), width: pressed(width, first) }];
  let at: StrokePoint = first;
  let last: StrokePoint = first;
  for (const next of rest) {
    const middle = { x: (last.x + next.x) / 2, y: (last.y + next.y) / 2 };
    const nextWidth = pressed(width, next);
    if (nextWidth !== paths.at(-1)!.width) paths.push({ path: begun(at), width: nextWidth });
    paths.at(-1)!.path.quadraticCurveTo(last.x, last.y, middle.x, middle.y);
    at = middle;
    last = next;
  }
  paths.at(-1)!.path.lineTo(last.x, last.y);
  return paths;
}

/** A tap, as wide as at the hardest pressure. The line needs a length, as one without is painted without round caps. */
function dot<Pen extends PathPen>(
  { stroke, width }: Ink,
  { x, y }: StrokePoint,
  begin: () => Pen,
): InkPath<Pen> {
  const path = begin();
  path.moveTo(x, y);
  path.lineTo(x + HAIR, y);
  return { path, width: Math.max(...stroke.map((point) => pressed(width, point))) };
}

function pressed(width: number, { pressure = 0.5 }: StrokePoint): number {
  return width * (LEAST_PRESSED + (MOST_PRESSED - LEAST_PRESSED) * pressure);
}
