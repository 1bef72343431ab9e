import { logarithm } from '../evaluation/calibration';
import { FRAME_SIDE, FRAME_SIZE } from '../image/picture';
import type { FrameReader } from '../pictureReader';

/** Pixels from one square to the next. */
const STEP = 2;

/**
 * Side of the square that is blanked at a time, in pixels: somewhat broader than a pen stroke, and a multiple of `STEP`,
 * so that squares tile the frame.
 */
const WINDOW = 2 * STEP;

/** A square with less ink than this many full pixels is not worth blanking. */
const LEAST_INK = 0.5;

/**
 * Which ink decided that a frame was read as `digit`: a square is blanked here and there, and what this takes from the
 * digit's log-odds is put down to the ink that was in it (occlusion, Zeiler and Fergus 2014).
 * @param frame 784 values, row-major, ink 0..1
 * @returns 784 values, 0..1: 1 where blanking cost most; 0 where there is no ink or blanking it did no harm
 */
export function heatMap(frame: Float32Array, digit: number, reader: FrameReader): Float32Array {
  const heat = new Float32Array(FRAME_SIZE);
  const corners = cornersWithInk(frame);
  if (corners.length === 0) return heat;
  const frames = new Float32Array((corners.length + 1) * FRAME_SIZE);
  frames.set(frame);
  corners.forEach((corner, index) => {
    const start = (index + 1) * FRAME_SIZE;
    frames.set(frame, start);
    forEachPixel(corner, (pixel) => (frames[start + pixel] = 0));
  });
  const [whole, ...blanked] = reader
    .predict(frames)
    .map(({ probabilities }) => logOdds(probabilities, digit));
  const windows = new Uint8Array(FRAME_SIZE);
  corners.forEach((corner, index) => {
    const lost = whole! - blanked[index]!;
    forEachPixel(corner, (pixel) => {
      heat[pixel]! += lost;
      windows[pixel]!++;
    });
  });
  return normalised(
    heat.map((sum, pixel) => (windows[pixel] === 0 ? 0 : (sum / windows[pixel]!) * frame[pixel]!)),
  );
}

/**
 * The frame without its hottest ink.
 * @param share of all ink that is taken, 0..1
 */
export function withoutHottest(frame: Float32Array, heat: Float32Array, share: number): Float32Array {
  const order = Array.from(heat.keys()).sort((a, b) => heat[b]! - heat[a]!);
  const rest = Float32Array.from(frame);
  let ink = share * frame.reduce((sum, value) => sum + value, 0);
  for (const pixel of order) {
    if (ink <= 0) break;
    ink -= frame[pixel]!;
    rest[pixel] = 0;
  }
  return rest;
}

/** The upper left pixels of the squares that there is ink in. */
function cornersWithInk(frame: Float32Array): number[] {
  const corners: number[] = [];
  for (let y = 0; y <= FRAME_SIDE - WINDOW; y += STEP) {
    for (let x = 0; x <= FRAME_SIDE - WINDOW; x += STEP) {
      const corner = y * FRAME_SIDE + x;
      let ink = 0;
      forEachPixel(corner, (pixel) => (ink += frame[pixel]!));
      if (ink >= LEAST_INK) corners.push(corner);
    }
  }
  return corners;
}

function forEachPixel(corner: number, visit: (pixel: number) => void): void {
  for (let row = 0; row < WINDOW; row++) {
    for (let column = 0; column < WINDOW; column++) visit(corner + row * FRAME_SIDE + column);
  }
}

/** The digit's log-odds against all others, in nats: unlike a probability, it still changes where that is close to 1. */
function logOdds(probabilities: readonly number[], digit: number): number {
  const others = probabilities.reduce((sum, value, other) => (other === digit ? sum : sum + value), 0);
  return logarithm(probabilities[digit]!) - logarithm(others);
}

function normalised(heat: Float32Array): Float32Array {
  const most = heat.reduce((highest, value) => Math.max(highest, value), 0);
  return heat.map((value) => (most === 0 ? 0 : Math.max(0, value) / most));
}
