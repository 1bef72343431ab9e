import { connectedComponents } from '../../src/ml/image/components';
import { workingInk } from '../../src/ml/image/segmentation/resistingInk';
import { NARROWEST_CUT } from '../../src/ml/image/segmentation/glyphs';
import type { InkPicture } from '../../src/ml/image/picture';
import { interpolated, scaled } from '../../src/ml/image/scaling';
import { SEAM_HEIGHT } from '../../src/ml/image/segmentation/seams';
import { linesOf } from '../../src/ml/image/segmentation/lines';
import type { ComposedNumber } from '../../src/ml/data/numberPictures';
import type { Random } from '../../src/ml/random';
import type { Material } from './material';
import { numberPicture } from './pictureExamples';

/** The width of the tiles that are trained on, in pixels; it halves twice. */
export const TILE_WIDTH = 40;

/** The height of the tiles, in pixels; it halves twice. */
export const TILE_HEIGHT = 28;

/** Pixels of a tile. */
export const TILE_SIZE = TILE_WIDTH * TILE_HEIGHT;

/** Share of the tiles without a seam that is trained on. */
const SEAMLESS = 0.5;

/** A stretch of ink that hangs together, and where in it digits meet. Row-major bytes, 255 for 1. */
export interface SeamTile {
  readonly ink: Uint8Array;
  /** How near each pixel is to another digit's ink: 1 beside it. */
  readonly seams: Uint8Array;
}

/** The ink of a number, in tiles as `cutsOf` shows them to the network of seams. */
export function seamTiles(material: Material, random: Random): SeamTile[] {
  const picture = numberPicture(material, random);
  const { ink, mask, scale } = picture.clean;
  const { labels, components } = connectedComponents(mask);
  const seams = seamsOfNumber(picture.composed);
  return linesOf(components).flatMap(({ signs, height }) =>
    signs.flatMap(({ pieces: [piece, ...others] }) => {
      if (piece === undefined || others.length > 0 || piece.box.width < NARROWEST_CUT * height) return [];
      const { step, ...working } = workingInk(piece, labels, ink, height);
      const small = scaled(working, (SEAM_HEIGHT * step) / height);
      if (small.height > TILE_HEIGHT) return [];
      const toNumber = { x: scale.x / picture.scale, y: scale.y / picture.scale };
      const place = (x: number, y: number): number => {
        const pixels = height / SEAM_HEIGHT;
        const column = (piece.box.x + (x + 0.5) * pixels) * toNumber.x;
        return interpolated(seams, column - 0.5, (piece.box.y + (y + 0.5) * pixels) * toNumber.y - 0.5);
      };
      return tilesOf(small, place, random);
    }),
  );
}

/** For each pixel of a number whether one beside it, or the one itself, is another digit's ink: 0 or 1. */
function seamsOfNumber({ ink: { width, height, data }, owners }: ComposedNumber): InkPicture {
  const seams = new Float32Array(data.length);
  owners.forEach((owner, at) => {
    if (owner < 0) return;
    const x = at % width;
    const near = [x > 0 ? at - 1 : at, x < width - 1 ? at + 1 : at, at - width, at + width];
    if (near.some((other) => (owners[other] ?? -1) >= 0 && owners[other] !== owner)) seams[at] = 1;
  });
  return { width, height, data: seams };
}

/** @param seamAt what is to be seen at a pixel of `ink`, 0..1 */
function tilesOf(ink: InkPicture, seamAt: (x: number, y: number) => number, random: Random): SeamTile[] {
  const top = random.integer(TILE_HEIGHT - ink.height + 1);
  const tiles: SeamTile[] = [];
  for (let left = -random.integer(TILE_WIDTH); left < ink.width; left += TILE_WIDTH) {
    const tile = { ink: new Uint8Array(TILE_SIZE), seams: new Uint8Array(TILE_SIZE) };
    for (let y = 0; y < ink.height; y++) {
      for (let x = Math.max(0, left); x < Math.min(ink.width, left + TILE_WIDTH); x++) {
        const at = (top + y) * TILE_WIDTH + x - left;
        tile.ink[at] = Math.round(255 * ink.data[y * ink.width + x]!);
        tile.seams[at] = Math.round(255 * seamAt(x, y));
      }
    }
    const isTelling = tile.seams.some((byte) => byte > 0) || random.next() < SEAMLESS;
    if (isTelling && tile.ink.some((byte) => byte > 127)) tiles.push(tile);
  }
  return tiles;
}
