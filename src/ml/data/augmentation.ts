import { FRAME_SIDE, FRAME_SIZE } from '../image/picture';
import type { Random } from '../random';
import type { AugmentationRange } from '../training/configuration';
import { ElasticField } from './elastic';
import { putInk } from './frames';

/**
 * How far training changes images unless it is told otherwise: the amounts of the recipe that the project began with, which
 * was made for a network of 140,000 parameters.
 */
export const DEFAULT_AUGMENTATION: AugmentationRange = {
  rotation: 12,
  zoom: 0.12,
  shift: 2.2,
  shear: 0.15,
  elastic: 0,
};

/** An image with a border of one blank pixel, so that interpolation needs no case for the edge. */
const PADDED_SIDE = FRAME_SIDE + 2;

/**
 * Writes the images at `indices[start]` to `indices[end - 1]` one after the other into `into`, each changed by a
 * random affine map (turned, zoomed, slanted, moved) and bent (bilinear), or as it is if `range` is `null`.
 * @param images count x 784 bytes, row-major, 0 paper to 255 ink
 * @param into room for (end - start) x 784 values; filled with ink 0..1, row-major
 */
export function augment(
  images: Uint8Array,
  indices: ArrayLike<number>,
  start: number,
  end: number,
  range: AugmentationRange | null,
  random: Random,
  into: Float32Array,
): void {
  const padded = new Float32Array(PADDED_SIDE * PADDED_SIDE);
  const map = new Float64Array(6);
  const elastic = range !== null && range.elastic > 0 ? new Bends(range.elastic, random) : null;
  for (let i = start; i < end; i++) {
    if (range === null) {
      putInk(images, indices[i]!, into, i - start);
      continue;
    }
    pad(images, indices[i]! * FRAME_SIZE, padded);
    drawMap(range, random, map);
    elastic?.draw();
    warp(padded, map, elastic, into, (i - start) * FRAME_SIZE);
  }
}

function pad(images: Uint8Array, from: number, padded: Float32Array): void {
  for (let y = 0; y < FRAME_SIDE; y++) {
    const source = from + y * FRAME_SIDE;
    const target = (y + 1) * PADDED_SIDE + 1;
    for (let x = 0; x < FRAME_SIDE; x++) padded[target + x] = images[source + x]! / 255;
  }
}

/**
 * Draws a map from pixels of the result to places of the source, which is the inverse of what happens to the image:
 * `sourceX = map[0] * x + map[1] * y + map[2]`, `sourceY` likewise with `map[3]` to `map[5]`.
 */
function drawMap(range: AugmentationRange, random: Random, map: Float64Array): void {
  const draw = (amount: number): number => random.between(-amount, amount);
  const angle = (draw(range.rotation) * Math.PI) / 180;
  const slant = draw(range.shear);
  const zoomX = 1 + draw(range.zoom);
  const zoomY = 1 + draw(range.zoom);
  const shiftX = draw(range.shift);
  const shiftY = draw(range.shift);

  // Forward: zoom, slant, turn around the centre, move. Backward: each undone in the opposite order.
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  map[0] = (cos + slant * sin) / zoomX;
  map[1] = (sin - slant * cos) / zoomX;
  map[3] = -sin / zoomY;
  map[4] = cos / zoomY;
  const centre = (FRAME_SIDE - 1) / 2;
  map[2] = centre - map[0] * (centre + shiftX) - map[1] * (centre + shiftY);
  map[5] = centre - map[3] * (centre + shiftX) - map[4] * (centre + shiftY);
}

/** How far each pixel's source is moved in addition to the affine map, along both axes, in pixels. */
class Bends {
  readonly x = new Float32Array(FRAME_SIZE);
  readonly y = new Float32Array(FRAME_SIZE);
  private readonly field = new ElasticField();

  constructor(
    private readonly amount: number,
    private readonly random: Random,
  ) {}

  draw(): void {
    this.field.draw(this.amount, this.random, this.x);
    this.field.draw(this.amount, this.random, this.y);
  }
}

function warp(
  padded: Float32Array,
  map: Float64Array,
  bends: Bends | null,
  into: Float32Array,
  to: number,
): void {
  const [xx = 1, xy = 0, x0 = 0, yx = 0, yy = 1, y0 = 0] = map;
  let target = to;
  for (let y = 0; y < FRAME_SIDE; y++) {
    for (let x = 0; x < FRAME_SIDE; x++, target++) {
      // In padded coordinates, so that whatever is at least 0 and below PADDED_SIDE - 1 has four neighbours.
      const pixel = target - to;
      const sourceX = xx * x + xy * y + x0 + 1 + (bends === null ? 0 : bends.x[pixel]!);
      const sourceY = yx * x + yy * y + y0 + 1 + (bends === null ? 0 : bends.y[pixel]!);
      if (sourceX < 0 || sourceY < 0 || sourceX >= PADDED_SIDE - 1 || sourceY >= PADDED_SIDE - 1) {
        into[target] = 0;
        continue;
      }
      const column = sourceX | 0;
      const row = sourceY | 0;
      const right = sourceX - column;
      const below = sourceY - row;
      const corner = row * PADDED_SIDE + column;
      const upper = padded[corner]! * (1 - right) + padded[corner + 1]! * right;
      const lower = padded[corner + PADDED_SIDE]! * (1 - right) + padded[corner + PADDED_SIDE + 1]! * right;
      into[target] = upper * (1 - below) + lower * below;
    }
  }
}
