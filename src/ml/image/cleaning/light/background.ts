import { blur } from '../../blur';
import type { InkPicture } from '../../picture';
import type { GreyPicture } from '../luminance';
import { withoutShade } from './shade';
import { otsu } from '../threshold';
import { extentOf } from '../workingSize';

/** Radius of the blur that no longer shows strokes, as a share of the picture's extent. */
const WIDE = 0.15;

/**
 * The paper is looked for in a wide neighbourhood first, and in narrower ones once most of the ink is known and left
 * out: those follow the light better.
 */
const PAPER_RADII = [WIDE, 0.1, 0.06, 0.04];

/** The background is smooth, so it is worked out on blocks of pixels, this many along the picture's extent. */
const BLOCKS = 128;

/** Paper is at least this share as light as its surroundings; what is darker may be ink. */
const PAPER = 0.9;

/** Paper is never taken to be darker than this, so that dividing by it does not enlarge noise. */
const DARKEST_PAPER = 0.05;

/**
 * How much darker than the paper around it each pixel is: 0 for paper, 1 for black ink. Shadows and uneven light are
 * divided out. Light ink on a dark ground is inverted: the picture's border tells which of the two is the ground.
 */
export function inkOnPaper(grey: GreyPicture): InkPicture {
  const blocks = new Blocks(grey);
  const light = borderIsLight(grey, blocks) ? grey.data : grey.data.map((value) => 1 - value);
  return darkerThanPaper({ ...grey, data: light }, blocks);
}

/** As `inkOnPaper`, of dark writing that shadows with an edge fall on; `null` if there are none. */
export function inkInShade(grey: GreyPicture): InkPicture | null {
  const evenlyLit = withoutShade(grey, () => borderIsLight(grey, new Blocks(grey)));
  return evenlyLit === null ? null : darkerThanPaper(evenlyLit, new Blocks(grey));
}

function darkerThanPaper({ width, height, data: light }: GreyPicture, blocks: Blocks): InkPicture {
  const paper = paperAround(light, blocks);
  const data = new Float32Array(light.length);
  for (let i = 0; i < data.length; i++) {
    const around = Math.max(paper[blocks.of[i]!]!, DARKEST_PAPER);
    data[i] = Math.max(0, 1 - light[i]! / around);
  }
  return { width, height, data };
}

/** A picture's division into blocks of pixels. */
class Blocks {
  private readonly side: number;
  readonly columns: number;
  readonly rows: number;
  /** The block of each pixel; a table, because it is asked for many times. */
  readonly of: Uint32Array;

  constructor({ width, height }: GreyPicture) {
    this.side = Math.ceil(extentOf({ width, height }) / BLOCKS);
    this.columns = Math.ceil(width / this.side);
    this.rows = Math.ceil(height / this.side);
    this.of = new Uint32Array(width * height);
    for (let y = 0; y < height; y++) {
      const row = Math.floor(y / this.side) * this.columns;
      for (let x = 0; x < width; x++) this.of[y * width + x] = row + Math.floor(x / this.side);
    }
  }

  /**
   * The average around each block.
   * @param reach radius as a share of the picture's extent
   * @param paper only pixels above `darkest` of their block count; a block with hardly any such pixels around it gets its
   * value of `otherwise`. If left out, all pixels count.
   */
  average(
    reach: number,
    values: Float32Array,
    paper?: { readonly darkest: Float64Array; readonly otherwise: Float32Array },
  ): Float32Array {
    const sums = new Float32Array(this.columns * this.rows);
    const amounts = new Float32Array(sums.length);
    for (let pixel = 0; pixel < values.length; pixel++) {
      const block = this.of[pixel]!;
      const value = values[pixel]!;
      if (paper !== undefined && !(value > paper.darkest[block]!)) continue;
      sums[block]! += value;
      amounts[block]!++;
    }
    const radius = Math.max(1, Math.round(reach * Math.min(BLOCKS, Math.max(this.columns, this.rows))));
    const wideSums = blur(sums, this.columns, this.rows, radius);
    const wideAmounts = blur(amounts, this.columns, this.rows, radius);
    const enough = 0.01 * this.side * this.side;
    return wideSums.map((sum, block) => {
      const amount = wideAmounts[block]!;
      return amount > enough || paper === undefined ? sum / amount : paper.otherwise[block]!;
    });
  }
}

/** The border is this share of the picture's extent wide: one pixel may be all on a printed line. */
const BORDER = 0.04;

/** Whether the border belongs to the lighter of the picture's two classes, shadows taken away. */
function borderIsLight({ width, height, data }: GreyPicture, blocks: Blocks): boolean {
  const surroundings = blocks.average(WIDE, data);
  // 0.5 is the local average; differences, because dividing would favour one of the polarities.
  const relative = new Float32Array(data.length);
  for (let i = 0; i < data.length; i++) relative[i] = 0.5 + (data[i]! - surroundings[blocks.of[i]!]!) / 2;
  const split = otsu(relative);
  if (split === null) return true;
  const depth = Math.max(1, Math.round(BORDER * extentOf({ width, height })));
  let [light, dark] = [0, 0];
  for (let y = 0; y < height; y++) {
    const isInside = y >= depth && y < height - depth;
    for (let x = 0; x < width; x++) {
      if (isInside && x === depth) x = Math.max(x, width - depth);
      if (relative[y * width + x]! > split.threshold) light++;
      else dark++;
    }
  }
  return light > dark;
}

/** The paper's lightness at each block: the wide average over what is not ink, known better from round to round. */
function paperAround(light: Float32Array, blocks: Blocks): Float32Array {
  let paper = blocks.average(WIDE, light);
  for (const radius of PAPER_RADII) {
    // In doubles, as `PAPER` is: rounded to floats, a pixel or two would change sides.
    const darkest = Float64Array.from(paper, (lightness) => PAPER * lightness);
    paper = blocks.average(radius, light, { darkest, otherwise: paper });
  }
  return paper;
}
