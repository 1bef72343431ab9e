import { FRAME_SIDE } from '../image/picture';
import type { Random } from '../random';

/** Pixels between two control points: about as long as the parts that a digit is bent in. */
const SPACING = 7;

/** Control points along each axis: one before the frame and two behind, as cubic splines need. */
const POINTS = FRAME_SIDE / SPACING + 3;

/** For each pixel of an axis, the weights of the four control points around it, from `Math.floor(pixel / SPACING)` on. */
const WEIGHTS = Float32Array.from({ length: FRAME_SIDE * 4 }, (_, index) =>
  basis(index % 4, ((index >> 2) % SPACING) / SPACING),
);

/** The uniform cubic B-spline's four pieces, `t` in [0, 1) (de Boor, A Practical Guide to Splines). */
function basis(piece: number, t: number): number {
  if (piece === 0) return (1 - t) ** 3 / 6;
  if (piece === 1) return (3 * t ** 3 - 6 * t ** 2 + 4) / 6;
  if (piece === 2) return (-3 * t ** 3 + 3 * t ** 2 + 3 * t + 1) / 6;
  return t ** 3 / 6;
}

/**
 * Draws a smooth field of displacements for a frame, as a sheet of rubber is bent (Simard et al. 2003): control points
 * `SPACING` pixels apart are moved by up to `amount` pixels along an axis, and a cubic B-spline between them.
 */
export class ElasticField {
  private readonly controls = new Float32Array(POINTS * POINTS);
  /** One row of control points' values for each row of pixels. */
  private readonly rows = new Float32Array(FRAME_SIDE * POINTS);

  /** `into` gets a displacement for each pixel of a frame, row-major, in pixels, -`amount`..`amount`. */
  draw(amount: number, random: Random, into: Float32Array): void {
    const { controls, rows } = this;
    for (let point = 0; point < controls.length; point++) controls[point] = random.between(-amount, amount);
    for (let y = 0; y < FRAME_SIDE; y++) {
      const first = Math.floor(y / SPACING) * POINTS;
      for (let column = 0; column < POINTS; column++) {
        rows[y * POINTS + column] = along(controls, first + column, POINTS, y);
      }
    }
    for (let y = 0; y < FRAME_SIDE; y++) {
      for (let x = 0; x < FRAME_SIDE; x++) {
        into[y * FRAME_SIDE + x] = along(rows, y * POINTS + Math.floor(x / SPACING), 1, x);
      }
    }
  }
}

/** The spline at a pixel of an axis: four values, `stride` apart, by the pixel's weights. */
function along(values: Float32Array, first: number, stride: number, pixel: number): number {
  const weights = pixel * 4;
  return (
    values[first]! * WEIGHTS[weights]! +
    values[first + stride]! * WEIGHTS[weights + 1]! +
    values[first + 2 * stride]! * WEIGHTS[weights + 2]! +
    values[first + 3 * stride]! * WEIGHTS[weights + 3]!
  );
}
