import type { StrokePoint } from '../../ml/image/stroke';
import type { Tool } from './drawing';

/** How far a tap may slip, as a share of the pad's side. */
const SLIP = 0.015;

/** A pen that is down on a picture: it points at something there until it moves, and then it draws. */
export class Tap {
  /** Where the pen touched down. */
  readonly at: StrokePoint;
  /** What it draws with then. */
  readonly tool: Tool;
  private readonly points: [StrokePoint, ...StrokePoint[]];

  constructor(at: StrokePoint, tool: Tool) {
    this.at = at;
    this.tool = tool;
    this.points = [at];
  }

  /** @returns the stroke so far once it is one, `null` while it may still be a tap */
  move(points: readonly StrokePoint[]): [StrokePoint, ...StrokePoint[]] | null {
    this.points.push(...points);
    const slipped = points.some(({ x, y }) => Math.hypot(x - this.at.x, y - this.at.y) > SLIP);
    return slipped ? this.points : null;
  }
}
