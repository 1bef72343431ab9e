import type { Stroke, StrokePoint } from '../../../ml/image/stroke';

/** A stroke as it is painted. The network is given only the path, not the width. */
export interface Ink {
  readonly stroke: Stroke;
  /** In the unit of strokes. */
  readonly width: number;
}

/**
 * Greatest distance of points along a path while it is cut, as a share of the eraser's radius: it must miss nothing it
 * touches.
 */
const FINENESS = 0.4;

/** Columns of the grid that points are sorted into: more than the smallest eraser needs. */
const SQUARES_IN_A_ROW = 1000;

/** Offsets of a square and its neighbours: whatever is nearer than the side of a square lies in one of these nine. */
const AROUND = [-1, 0, 1].flatMap((across) => [-1, 0, 1].map((along) => [across, along] as const));

/**
 * Rubs out what an eraser touches on its way. What is left of a stroke on either side becomes strokes of their own.
 * @param path of the middle of the eraser
 * @param radius of the eraser, in the unit of strokes
 * @returns `inks` itself if nothing was touched, and untouched strokes as they are
 */
export function erased(inks: readonly Ink[], path: Stroke, radius: number): readonly Ink[] {
  const way = resampled(path, radius * FINENESS);
  const reachOf = ({ width }: Ink) => radius + width / 2;
  const isNear = nearness(way, Math.max(radius, ...inks.map(reachOf)));
  const left = inks.map((ink) => cut(ink, isNear, reachOf(ink)));
  return left.every(([only, ...others], index) => only === inks[index] && others.length === 0)
    ? inks
    : left.flat();
}

/**
 * Lengthens the path of an eraser. The last point is where the eraser is now; the others are only as dense as cutting needs,
 * as rubbing back and forth would otherwise make a path of thousands of points.
 * @param radius of the eraser, in the unit of strokes
 */
export function lengthen(path: StrokePoint[], points: readonly StrokePoint[], radius: number): void {
  for (const point of points) {
    const last = path.at(-1);
    const kept = path.at(-2);
    const isNear = last !== undefined && kept !== undefined && distance(kept, last) < radius * FINENESS;
    if (isNear) path.pop();
    path.push(point);
  }
}

function cut(ink: Ink, isNear: Nearness, reach: number): readonly Ink[] {
  const points = resampled(ink.stroke, reach * FINENESS);
  const touched = points.map((point) => isNear(point, reach));
  if (!touched.includes(true)) return [ink];
  const runs: StrokePoint[][] = [];
  points.forEach((point, index) => {
    if (touched[index] === true) return;
    if (index === 0 || touched[index - 1] === true) runs.push([]);
    runs.at(-1)?.push(point);
  });
  return runs.map((stroke) => ({ ...ink, stroke }));
}

/** Whether a point is nearer than `reach` to any point of a path. */
type Nearness = (point: StrokePoint, reach: number) => boolean;

/** Sorts a path's points into squares of side `farthest`, so that a point is compared only with those around it. */
function nearness(path: Stroke, farthest: number): Nearness {
  const squareOf = (column: number, row: number) => column + SQUARES_IN_A_ROW * row;
  const squares = new Map<number, StrokePoint[]>();
  for (const point of path) {
    const square = squareOf(Math.floor(point.x / farthest), Math.floor(point.y / farthest));
    const there = squares.get(square);
    if (there === undefined) squares.set(square, [point]);
    else there.push(point);
  }
  return (point, reach) => {
    const [column, row] = [Math.floor(point.x / farthest), Math.floor(point.y / farthest)];
    const isIn = (square: number) => squares.get(square)?.some((at) => distance(at, point) < reach) === true;
    return AROUND.some(([across, along]) => isIn(squareOf(column + across, row + along)));
  };
}

/** The same path with further points where two are more than `step` apart. */
function resampled(stroke: Stroke, step: number): Stroke {
  return stroke.flatMap((to, index) => {
    const from = stroke[index - 1];
    if (from === undefined) return [to];
    const pieces = Math.max(1, Math.ceil(distance(from, to) / step));
    return Array.from({ length: pieces }, (_, piece) =>
      piece === pieces - 1 ? to : between(from, to, (piece + 1) / pieces),
    );
  });
}

function distance(from: StrokePoint, to: StrokePoint): number {
  return Math.hypot(to.x - from.x, to.y - from.y);
}

function between(from: StrokePoint, to: StrokePoint, share: number): StrokePoint {
  const x = from.x + (to.x - from.x) * share;
  const y = from.y + (to.y - from.y) * share;
  return to.pressure === undefined ? { x, y } : { x, y, pressure: to.pressure };
}
