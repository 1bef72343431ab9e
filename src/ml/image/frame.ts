import { inkBounds } from './inkBounds';
import { FRAME_SIDE, FRAME_SIZE, type Box, type InkPicture } from './picture';
import { sharesOf, type Share } from './scaling';

/** The side of the square that MNIST scales a digit into before it is centred, in pixels. */
export const DIGIT_SIDE = 20;

/** Ink smaller than this is not enlarged to fill the square, in source pixels: it would be a blot, not a digit. */
const SMALLEST_SIDE = 10;

/**
 * Puts one digit into a frame the way MNIST's images were made (LeCun et al., "The MNIST database"; the details are
 * measured on its test set): the box's longer side becomes a square of 20 x 20 pixels, area-weighted, its darkest
 * ink 1; then it is moved so that its centre of mass is the centre of the frame.
 *
 * Only ink inside `box` counts; without one, the box around all ink of the picture is taken.
 * @returns 28 x 28 values, row-major, ink 0..1; all 0 if there is no ink
 */
export function frameOf(ink: InkPicture, box: Box | null = inkBounds(ink)): Float32Array {
  if (box === null) return new Float32Array(FRAME_SIZE);
  return centreOnMass(scaleToSquare(ink, box));
}

/**
 * Pastes 20 x 20 values of ink (row-major) into a frame, its darkest ink made 1 and its centre of mass at the
 * frame's centre, rounded to whole pixels as in MNIST.
 * @returns 28 x 28 values, row-major, ink 0..1
 */
export function centreOnMass(square: Float32Array): Float32Array {
  const frame = new Float32Array(FRAME_SIZE);
  let darkest = 0;
  let mass = 0;
  let massX = 0;
  let massY = 0;
  square.forEach((value, index) => {
    darkest = Math.max(darkest, value);
    mass += value;
    massX += value * ((index % DIGIT_SIDE) + 0.5);
    massY += value * (Math.floor(index / DIGIT_SIDE) + 0.5);
  });
  if (mass === 0) return frame;

  const left = pasteOffset(massX / mass);
  const top = pasteOffset(massY / mass);
  for (let y = 0; y < DIGIT_SIDE; y++) {
    for (let x = 0; x < DIGIT_SIDE; x++) {
      frame[(top + y) * FRAME_SIDE + left + x] = square[y * DIGIT_SIDE + x]! / darkest;
    }
  }
  return frame;
}

/** The next whole pixel above the exact offset, as in MNIST: see `frameOf`. */
function pasteOffset(centreOfMass: number): number {
  const offset = Math.trunc(FRAME_SIDE / 2 + 1 - centreOfMass);
  return Math.min(Math.max(offset, 0), FRAME_SIDE - DIGIT_SIDE);
}

/** The square around the box's centre, area-weighted, as 20 x 20 values. */
function scaleToSquare(ink: InkPicture, box: Box): Float32Array {
  const side = Math.max(box.width, box.height, SMALLEST_SIDE);
  const columns = coverage(box.x, box.width, side, ink.width);
  const rows = coverage(box.y, box.height, side, ink.height);
  const square = new Float32Array(DIGIT_SIDE * DIGIT_SIDE);
  for (const row of rows) {
    for (const column of columns) {
      const value = ink.data[row.source * ink.width + column.source]!;
      // Most of a large box is paper.
      if (value === 0) continue;
      square[row.target * DIGIT_SIDE + column.target]! += value * row.weight * column.weight;
    }
  }
  return square;
}

/** Spreads the pixels of a box over the 20 pixels of a square of `side` around the box's centre, along one axis. */
function coverage(start: number, length: number, side: number, limit: number): Share[] {
  const origin = start + length / 2 - side / 2;
  return sharesOf(Math.max(start, 0), Math.min(start + length, limit), origin, DIGIT_SIDE / side, DIGIT_SIDE);
}
