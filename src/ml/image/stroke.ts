/** A place where the pen was; x to the right, y down, in any unit. `pressure` is 0..1, 0.5 if the device tells none. */
export interface StrokePoint {
  readonly x: number;
  readonly y: number;
  readonly pressure?: number;
}

/** What the pen drew from touching down to lifting; a single point is a dot. */
export type Stroke = readonly StrokePoint[];
