import type { StrokePoint } from '../image/stroke';

export interface CurvePoint extends StrokePoint {
  /** The curve may turn sharply here. */
  readonly corner: boolean;
}

interface Vector {
  readonly x: number;
  readonly y: number;
}

/** Points per unit of length; no piece between two given points gets more than `MOST_POINTS`. */
const POINTS_PER_LENGTH = 30;

/** The most points that a curve gets on any piece. */
const MOST_POINTS = 14;

/**
 * A curve through all points: the centripetal spline of Catmull and Rom (Yuksel et al. 2011), which neither loops nor
 * overshoots where points are unevenly spaced. It ends and starts anew at corners.
 * @returns points about 1/30 apart; a piece longer than 14/30 has 14 of them
 */
export function smoothCurve(points: readonly CurvePoint[]): StrokePoint[] {
  const [first, ...rest] = points;
  if (first === undefined) return [];
  const curve: StrokePoint[] = [{ x: first.x, y: first.y }];
  rest.forEach((to, index) => {
    const from = points[index]!;
    const before = from.corner ? undefined : points[index - 1];
    const after = to.corner ? undefined : points[index + 2];
    appendPiece(curve, before, from, to, after);
  });
  return curve;
}

function appendPiece(
  curve: StrokePoint[],
  before: CurvePoint | undefined,
  from: CurvePoint,
  to: CurvePoint,
  after: CurvePoint | undefined,
): void {
  const span = knotSpan(from, to);
  if (span === 0) return;
  const chord = { x: (to.x - from.x) / span, y: (to.y - from.y) / span };
  const leaving = before === undefined ? null : tangent(before, from, to);
  const arriving = after === undefined ? null : tangent(from, to, after);
  const start = leaving ?? freeEnd(chord, arriving);
  const end = arriving ?? freeEnd(chord, leaving);
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const steps = Math.min(Math.max(Math.ceil(length * POINTS_PER_LENGTH), 2), MOST_POINTS);
  for (let step = 1; step <= steps; step++) {
    const t = step / steps;
    curve.push({
      x: hermite(from.x, start.x * span, to.x, end.x * span, t),
      y: hermite(from.y, start.y * span, to.y, end.y * span, t),
    });
  }
}

/** The distance between two knots of the centripetal spline: the square root of that between the points. */
function knotSpan(one: Vector, other: Vector): number {
  return Math.sqrt(Math.hypot(other.x - one.x, other.y - one.y));
}

/** The slope, at the middle one, of the parabola through three points. */
function tangent(before: Vector, at: Vector, after: Vector): Vector | null {
  const spanBefore = knotSpan(before, at);
  const spanAfter = knotSpan(at, after);
  if (spanBefore === 0 || spanAfter === 0) return null;
  const whole = spanBefore + spanAfter;
  const along = (one: number, middle: number, other: number): number =>
    (((middle - one) / spanBefore) * spanAfter + ((other - middle) / spanAfter) * spanBefore) / whole;
  return { x: along(before.x, at.x, after.x), y: along(before.y, at.y, after.y) };
}

/** Where nothing goes before or after, the curve bends no further than its other end asks for. */
function freeEnd(chord: Vector, other: Vector | null): Vector {
  if (other === null) return chord;
  return { x: 1.5 * chord.x - 0.5 * other.x, y: 1.5 * chord.y - 0.5 * other.y };
}

function hermite(from: number, start: number, to: number, end: number, t: number): number {
  const gap = to - from;
  return from + t * (start + t * (3 * gap - 2 * start - end + t * (start + end - 2 * gap)));
}
