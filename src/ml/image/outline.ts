import type { InkPicture } from './picture';
import type { StrokePoint } from './stroke';

/** A step along an outline as font files have it: a move, a line, a quadratic or cubic Bezier curve, or the way back. */
export type OutlineStep =
  | { readonly type: 'M' | 'L'; readonly x: number; readonly y: number }
  | { readonly type: 'Q'; readonly x1: number; readonly y1: number; readonly x: number; readonly y: number }
  | {
      readonly type: 'C';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly x: number;
      readonly y: number;
    }
  | { readonly type: 'Z' };

/** A closed line; its last point is joined to the first. */
export type Polygon = readonly StrokePoint[];

/** Lines in the place of a curve: with this many, a curve as long as a digit is high is off by a thousandth of it. */
const LINES_A_CURVE = 16;

/** The outline with its curves as short lines, in the same unit. */
export function polygonsOf(steps: readonly OutlineStep[]): Polygon[] {
  const polygons: StrokePoint[][] = [];
  let at: StrokePoint = { x: 0, y: 0 };
  for (const step of steps) {
    if (step.type === 'Z') continue;
    if (step.type === 'M') polygons.push([]);
    polygons.at(-1)?.push(...pointsAlong(at, step));
    at = { x: step.x, y: step.y };
  }
  return polygons.filter((polygon) => polygon.length > 2);
}

function pointsAlong(from: StrokePoint, step: Exclude<OutlineStep, { type: 'Z' }>): StrokePoint[] {
  if (step.type === 'Q') {
    return onCurve((t) => ({
      x: quadratic(t, from.x, step.x1, step.x),
      y: quadratic(t, from.y, step.y1, step.y),
    }));
  }
  if (step.type === 'C') {
    return onCurve((t) => ({
      x: cubic(t, from.x, step.x1, step.x2, step.x),
      y: cubic(t, from.y, step.y1, step.y2, step.y),
    }));
  }
  return [{ x: step.x, y: step.y }];
}

function onCurve(pointAt: (t: number) => StrokePoint): StrokePoint[] {
  return Array.from({ length: LINES_A_CURVE }, (_, i) => pointAt((i + 1) / LINES_A_CURVE));
}

function quadratic(t: number, from: number, control: number, to: number): number {
  const u = 1 - t;
  return u * u * from + 2 * u * t * control + t * t * to;
}

function cubic(t: number, from: number, first: number, second: number, to: number): number {
  const u = 1 - t;
  return u * u * u * from + 3 * u * u * t * first + 3 * u * t * t * second + t * t * t * to;
}

/** Scan lines through a row of pixels. Along them coverage is exact. */
const LINES_A_ROW = 5;

/** Where an outline crosses a scan line, and whether it goes down (1) or up (-1) there. */
interface Crossing {
  readonly x: number;
  readonly direction: 1 | -1;
}

/**
 * Fills polygons by the nonzero winding rule, as fonts want it. Each pixel gets the share of it that is covered.
 * @param polygons in pixels
 */
export function fillPolygons(polygons: readonly Polygon[], width: number, height: number): InkPicture {
  const data = new Float32Array(width * height);
  for (let line = 0; line < height * LINES_A_ROW; line++) {
    const crossings = crossingsAt((line + 0.5) / LINES_A_ROW, polygons);
    const row = data.subarray(Math.floor(line / LINES_A_ROW) * width).subarray(0, width);
    let winding = 0;
    crossings.forEach(({ x, direction }, index) => {
      if (winding !== 0) cover(row, crossings[index - 1]!.x, x);
      winding += direction;
    });
  }
  return { width, height, data: data.map((value) => Math.min(1, value)) };
}

function crossingsAt(y: number, polygons: readonly Polygon[]): Crossing[] {
  const crossings: Crossing[] = [];
  for (const polygon of polygons) {
    polygon.forEach((to, index) => {
      const from = polygon.at(index - 1)!;
      if (from.y <= y === to.y <= y) return;
      const x = from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x);
      crossings.push({ x, direction: to.y > from.y ? 1 : -1 });
    });
  }
  return crossings.sort((a, b) => a.x - b.x);
}

/** Adds one scan line's part of the pixels from `start` to `end`. */
function cover(row: Float32Array, start: number, end: number): void {
  const last = Math.min(row.length, Math.ceil(end));
  for (let x = Math.max(0, Math.floor(start)); x < last; x++) {
    row[x]! += Math.max(0, Math.min(end, x + 1) - Math.max(start, x)) / LINES_A_ROW;
  }
}
