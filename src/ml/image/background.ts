import { blur } from './blur';
import type { GreyPicture } from './luminance';
import type { InkPicture } from './picture';
import { otsu } from './threshold';

/** Radius of the blur that no longer shows strokes, as a share of the picture's longer side. */
const WIDE = 0.15;

/**
 * The paper is looked for in a wide neighbourhood first, and in narrower ones once most of the ink is known and left
 * out: those follow the light better.
 */
const PAPER_RADII = [WIDE, 0.1, 0.06, 0.04];

/** The background is smooth, so it is worked out on blocks of pixels, this many along the longer side. */
const BLOCKS = 128;

/** Paper is at least this share as light as its surroundings; what is darker may be ink. */
const PAPER = 0.9;

/** Paper is never taken to be darker than this, so that dividing by it does not enlarge noise. */
const DARKEST_PAPER = 0.05;

/**
 * How much darker than the paper around it each pixel is: 0 for paper, 1 for black ink. Shadows and uneven light are
 * divided out. Light ink on a dark ground is turned round; which it is, the picture's border tells.
 */
export function inkOnPaper(grey: GreyPicture): InkPicture {
  const { width, height } = grey;
  const blocks = new Blocks(width, height);
  const light = borderIsLight(grey, blocks) ? grey.data : grey.data.map((value) => 1 - value);
  const paper = paperAround(light, blocks);
  const data = light.map((value, i) => {
    const around = Math.max(paper[blocks.of(i)]!, DARKEST_PAPER);
    return Math.max(0, 1 - value / around);
  });
  return { width, height, data };
}

/** A picture's division into blocks of pixels. */
class Blocks {
  private readonly side: number;
  readonly columns: number;
  readonly rows: number;

  constructor(
    private readonly width: number,
    height: number,
  ) {
    this.side = Math.ceil(Math.max(width, height) / BLOCKS);
    this.columns = Math.ceil(width / this.side);
    this.rows = Math.ceil(height / this.side);
  }

  /** The block of a pixel. */
  of(pixel: number): number {
    const x = pixel % this.width;
    const y = (pixel - x) / this.width;
    return Math.floor(y / this.side) * this.columns + Math.floor(x / this.side);
  }

  /**
   * The average around each block of those pixels that `counts` chooses, or `otherwise` where there are hardly any.
   * @param reach radius as a share of the picture's longer side
   */
  average(
    reach: number,
    values: Float32Array,
    counts: (value: number, block: number) => boolean,
    otherwise?: Float32Array,
  ): Float32Array {
    const sums = new Float32Array(this.columns * this.rows);
    const amounts = new Float32Array(sums.length);
    values.forEach((value, pixel) => {
      const block = this.of(pixel);
      if (!counts(value, block)) return;
      sums[block]! += value;
      amounts[block]!++;
    });
    const radius = Math.max(1, Math.round(reach * Math.max(this.columns, this.rows)));
    const wideSums = blur(sums, this.columns, this.rows, radius);
    const wideAmounts = blur(amounts, this.columns, this.rows, radius);
    const enough = 0.01 * this.side * this.side;
    return wideSums.map((sum, block) => {
      const amount = wideAmounts[block]!;
      return amount > enough || otherwise === undefined ? sum / amount : otherwise[block]!;
    });
  }
}

/** The border is this share of the picture's longer side wide: one pixel may be all on a printed line. */
const BORDER = 0.04;

/** Whether the border belongs to the lighter of the picture's two classes, shadows taken away. */
function borderIsLight({ width, height, data }: GreyPicture, blocks: Blocks): boolean {
  const surroundings = blocks.average(WIDE, data, () => true);
  // 0.5 is the local average; differences, because dividing would favour one of the polarities.
  const relative = data.map((value, i) => 0.5 + (value - surroundings[blocks.of(i)]!) / 2);
  const parting = otsu(relative);
  if (parting === null) return true;
  const depth = Math.max(1, Math.round(BORDER * Math.max(width, height)));
  let [light, dark] = [0, 0];
  for (let y = 0; y < height; y++) {
    const isInside = y >= depth && y < height - depth;
    for (let x = 0; x < width; x++) {
      if (isInside && x === depth) x = Math.max(x, width - depth);
      if (relative[y * width + x]! > parting.threshold) light++;
      else dark++;
    }
  }
  return light > dark;
}

/** The paper's lightness at each block: the wide average over what is not ink, known better from round to round. */
function paperAround(light: Float32Array, blocks: Blocks): Float32Array {
  let paper = blocks.average(WIDE, light, () => true);
  for (const radius of PAPER_RADII) {
    const known = paper;
    paper = blocks.average(radius, light, (value, block) => value > PAPER * known[block]!, known);
  }
  return paper;
}
