import type { StrokePoint } from '../../../ml/image/stroke';

/** How far the pen may move in a tap: the larger of the two, in CSS pixels and in the unit of strokes (for large pads). */
const SLIP_IN_PIXELS = 5;
const SLIP = 0.015;

/** A pen that is down on a picture or a box: a tap as long as it hardly moves, a stroke once it does. */
export class Tap {
  /** Where the pen touched down. */
  readonly at: StrokePoint;
  /** Whether it is the eraser end of a pen. */
  readonly isEraser: boolean;
  private readonly slip: number;
  private readonly points: [StrokePoint, ...StrokePoint[]];

  /** @param pixel a CSS pixel in the unit of strokes */
  constructor(at: StrokePoint, isEraser: boolean, pixel: number) {
    this.at = at;
    this.isEraser = isEraser;
    this.slip = Math.max(SLIP, SLIP_IN_PIXELS * pixel);
    this.points = [at];
  }

  /** @returns the stroke so far once it is one, `null` while it may still be a tap */
  move(points: readonly StrokePoint[]): [StrokePoint, ...StrokePoint[]] | null {
    this.points.push(...points);
    const slipped = points.some(({ x, y }) => Math.hypot(x - this.at.x, y - this.at.y) > this.slip);
    return slipped ? this.points : null;
  }
}
