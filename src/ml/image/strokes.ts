import { centreOnMass, DIGIT_SIDE } from './frame';
import type { Box } from './picture';
import type { Stroke, StrokePoint } from './stroke';

/** Width of the pen in a frame, in pixels: the median of MNIST's test digits. */
export const PEN_WIDTH = 2.55;

/** Samples along each side of a pixel. */
const SAMPLES = 4;

/** The box around the pen's path (not its ink), in the strokes' own unit, or `null` if there are no points. */
export function strokesBox(strokes: readonly Stroke[]): Box | null {
  let left = Infinity;
  let right = -Infinity;
  let top = Infinity;
  let bottom = -Infinity;
  for (const stroke of strokes) {
    for (const point of stroke) {
      left = Math.min(left, point.x);
      right = Math.max(right, point.x);
      top = Math.min(top, point.y);
      bottom = Math.max(bottom, point.y);
    }
  }
  return left > right ? null : { x: left, y: top, width: right - left, height: bottom - top };
}

/**
 * Draws strokes into a frame as MNIST would show them. The path is scaled first and drawn afterwards, always with
 * MNIST's pen, so that the size, place and brush of the drawing do not matter. A stroke of one point is a dot.
 * @param penWidth in pixels of the frame
 * @returns 28 x 28 values, row-major, ink 0..1; all 0 if there are no points
 */
export function frameOfStrokes(strokes: readonly Stroke[], penWidth = PEN_WIDTH): Float32Array {
  return centreOnMass(averageOfSamples(samplesOfStrokes(strokes, DIGIT_SIDE * SAMPLES, penWidth * SAMPLES)));
}

/**
 * Draws strokes as large as a square allows, without smoothing: what the pen covers of a sample's middle is ink.
 * @param side of the square, in samples
 * @param penWidth in samples
 * @returns side x side values, row-major, 0 or 1; all 0 if there are no points
 */
export function samplesOfStrokes(strokes: readonly Stroke[], side: number, penWidth: number): Uint8Array {
  const samples = new Uint8Array(side * side);
  const box = strokesBox(strokes);
  if (box === null) return samples;
  const radius = penWidth / 2;
  const longest = Math.max(box.width, box.height);
  const scale = longest === 0 ? 1 : (side - 2 * radius) / longest;
  const place = (point: StrokePoint): StrokePoint => ({
    x: (point.x - box.x - box.width / 2) * scale + side / 2,
    y: (point.y - box.y - box.height / 2) * scale + side / 2,
  });

  for (const stroke of strokes) {
    const path = stroke.map(place);
    path.forEach((point, index) => drawSegment(samples, side, path[index - 1] ?? point, point, radius));
  }
  return samples;
}

/** Marks every sample within `radius` of a segment: a line with round ends, which are round joins as well. */
function drawSegment(
  samples: Uint8Array,
  side: number,
  from: StrokePoint,
  to: StrokePoint,
  radius: number,
): void {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const squaredLength = dx * dx + dy * dy;
  const left = firstSample(Math.min(from.x, to.x) - radius);
  const right = Math.min(side, Math.max(from.x, to.x) + radius);
  const top = firstSample(Math.min(from.y, to.y) - radius);
  const bottom = Math.min(side, Math.max(from.y, to.y) + radius);
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const px = x + 0.5 - from.x;
      const py = y + 0.5 - from.y;
      const along = squaredLength === 0 ? 0 : (px * dx + py * dy) / squaredLength;
      const nearest = Math.min(Math.max(along, 0), 1);
      const distanceX = px - nearest * dx;
      const distanceY = py - nearest * dy;
      if (distanceX * distanceX + distanceY * distanceY <= radius * radius) samples[y * side + x] = 1;
    }
  }
}

function firstSample(coordinate: number): number {
  return Math.max(0, Math.floor(coordinate));
}

/** 20 x 20 values, each the share of its samples that are ink. */
function averageOfSamples(samples: Uint8Array): Float32Array {
  const side = DIGIT_SIDE * SAMPLES;
  const square = new Float32Array(DIGIT_SIDE * DIGIT_SIDE);
  for (let y = 0; y < side; y++) {
    const row = Math.floor(y / SAMPLES) * DIGIT_SIDE;
    for (let x = 0; x < side; x++) {
      square[row + Math.floor(x / SAMPLES)]! += samples[y * side + x]! / (SAMPLES * SAMPLES);
    }
  }
  return square;
}
