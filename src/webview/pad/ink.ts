import type { Stroke, StrokePoint } from '../../ml/image/stroke';

/** A stroke as it looks. The width is for the eye alone: readers are given the path. */
export interface Ink {
  readonly stroke: Stroke;
  /** As a share of the pad's side. */
  readonly width: number;
}

/** Points along a path are this share of the eraser's radius apart while it cuts, so that it cuts where it touches. */
const FINENESS = 0.4;

/**
 * Rubs out what an eraser touches on its way; what is left of a stroke on either side goes on as strokes of their own.
 * @param path of the middle of the eraser
 * @param radius of the eraser, as a share of the pad's side
 * @returns `inks` itself if nothing was touched, and untouched strokes as they are
 */
export function erased(inks: readonly Ink[], path: Stroke, radius: number): readonly Ink[] {
  const way = resampled(path, radius * FINENESS);
  const left = inks.map((ink) => cut(ink, way, radius + ink.width / 2));
  return left.every(([only, ...others], index) => only === inks[index] && others.length === 0)
    ? inks
    : left.flat();
}

function cut(ink: Ink, way: Stroke, reach: number): readonly Ink[] {
  const isTouched = ({ x, y }: StrokePoint) => way.some((at) => Math.hypot(at.x - x, at.y - y) < reach);
  const points = resampled(ink.stroke, reach * FINENESS);
  const touched = points.map(isTouched);
  if (!touched.includes(true)) return [ink];
  const runs: StrokePoint[][] = [];
  points.forEach((point, index) => {
    if (touched[index] === true) return;
    if (index === 0 || touched[index - 1] === true) runs.push([]);
    runs.at(-1)?.push(point);
  });
  return runs.map((stroke) => ({ ...ink, stroke }));
}

/** The same path with further points where two are more than `step` apart. */
function resampled(stroke: Stroke, step: number): Stroke {
  return stroke.flatMap((to, index) => {
    const from = stroke[index - 1];
    if (from === undefined) return [to];
    const pieces = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / step));
    return Array.from({ length: pieces }, (_, piece) =>
      piece === pieces - 1 ? to : between(from, to, (piece + 1) / pieces),
    );
  });
}

function between(from: StrokePoint, to: StrokePoint, share: number): StrokePoint {
  const x = from.x + (to.x - from.x) * share;
  const y = from.y + (to.y - from.y) * share;
  return to.pressure === undefined ? { x, y } : { x, y, pressure: to.pressure };
}
