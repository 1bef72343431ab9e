import type { InkPicture } from '../../picture';
import { levelLines, type PaperLine } from './paperLines';
import { extentOf } from '../workingSize';

/** In smaller pictures, in pixels along the shorter side, strokes are as thin as lines. */
const SMALLEST = 48;

/** In a tiny picture, lines are thinner than this, in pixels. */
const REACH = 3;

/** In larger pictures, lines may be thicker by this share of the picture's extent. */
const REACH_SHARE = 0.012;

/** Writing is darker than lines by this factor; lines that are darker cannot be told from it by their darkness. */
const DARKER = 1.5;

/** Fewer dark pixels than this share of the picture's width are no writing. */
const LEAST_WRITING = 0.25;

/** A line has this many columns in which nothing is written on it. */
const LEAST_BARE = 8;

/** A bare line is darker than what is above and below it by this factor. */
const CLEAR = 2;

/** Levels that the darkness of ink is told apart by. */
const LEVELS = 256;

/** Steps of a profile to a pixel. */
const STEPS = 2;

/** Nearly all of a line is no darker than its profile. */
const PROFILE = 0.9;

/** Where the profile falls below this share of its height, the line ends. */
const EDGE = 0.12;

/**
 * Takes away the printed lines of ruled or squared paper that are lighter than what is written on it: thin and straight,
 * right through the picture, about level or upright. As much as a line is dark is taken off, so that strokes across it stay.
 */
export function withoutRuling(ink: InkPicture): InkPicture {
  if (Math.min(ink.width, ink.height) < SMALLEST) return ink;
  const level = withoutLevelLines(ink);
  const upright = transposed(level);
  const rest = withoutLevelLines(upright);
  return rest === upright ? level : transposed(rest);
}

function withoutLevelLines(ink: InkPicture): InkPicture {
  const reach = Math.round(REACH + REACH_SHARE * extentOf(ink));
  const lines = levelLines(ink, reach);
  if (lines.length === 0) return ink;
  const rest = { ...ink, data: ink.data.slice() };
  const amounts = new Uint32Array(LEVELS);
  for (const value of ink.data) amounts[levelOf(value)]!++;
  for (const line of lines) takeOff({ line, reach }, ink, amounts, rest);
  return rest;
}

function transposed({ width, height, data }: InkPicture): InkPicture {
  const result = new Float32Array(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) result[x * height + y] = data[y * width + x]!;
  }
  return { width: height, height: width, data: result };
}

/** What may be a line's: the pixels that are at most `reach` from its middle. */
interface Band {
  readonly line: PaperLine;
  readonly reach: number;
}

/** @param amounts how much of the ink is of each level */
function takeOff(band: Band, ink: InkPicture, amounts: Uint32Array, rest: InkPicture): void {
  const profile = profileOf(band, ink);
  if (profile === null) return;
  const writing = writingLevel(band, ink, amounts, DARKER * Math.max(...profile));
  if (writing === null) return;
  forBand(band, ink, (at, _, step) => {
    const print = profile[step]!;
    const value = ink.data[at]!;
    const left = value <= print ? 0 : (writing * (value - print)) / (writing - print);
    rest.data[at] = Math.min(rest.data[at]!, left);
  });
}

/** @param visit gets a pixel's place, its column and its place in the line's profile */
function forBand(
  { line, reach }: Band,
  { width, height }: InkPicture,
  visit: (at: number, x: number, step: number) => void,
): void {
  for (let x = 0; x < width; x++) {
    const top = line[x]! - reach;
    for (let y = Math.max(0, Math.ceil(top)); y <= Math.min(height - 1, top + 2 * reach); y++) {
      visit(y * width + x, x, Math.round((y - top) * STEPS));
    }
  }
}

/**
 * How dark a line is across, from `reach` above its middle to `reach` below, where nothing is written on it.
 * @returns `null` if that is hardly anywhere
 */
function profileOf(band: Band, ink: InkPicture): number[] | null {
  const bare = bareColumns(band, ink);
  if (bare.size < LEAST_BARE) return null;
  const darkest = DARKER * lowerQuantile([...bare.values()], 0.5);
  const values = Array.from({ length: 2 * band.reach * STEPS + 1 }, (): number[] => []);
  forBand(band, ink, (at, x, step) => {
    const value = ink.data[at]!;
    if ((bare.get(x) ?? Infinity) <= darkest && value <= darkest) values[step]!.push(value);
  });
  const levels = values.map((found) => (found.length === 0 ? 0 : lowerQuantile(found, PROFILE)));
  const edge = EDGE * Math.max(...levels);
  // A line is known to half a pixel.
  return levels.map((level, at) => {
    const most = Math.max(level, levels[at - 1] ?? 0, levels[at + 1] ?? 0);
    return most < edge ? 0 : most;
  });
}

/** Where nothing is written on a line, and how dark it is there. */
function bareColumns({ line, reach }: Band, { width, height, data }: InkPicture): Map<number, number> {
  const bare = new Map<number, number>();
  line.forEach((middle, x) => {
    const y = Math.round(middle);
    if (y < 0 || y >= height) return;
    const above = data[(y < reach ? y + reach : y - reach) * width + x]!;
    const below = data[(y + reach < height ? y + reach : y - reach) * width + x]!;
    const value = data[y * width + x]!;
    if (value > CLEAR * Math.max(above, below)) bare.set(x, value);
  });
  return bare;
}

/** How dark the writing beside a line is: half of what is darker than `least`. `null` if nothing is. */
function writingLevel(band: Band, ink: InkPicture, amounts: Uint32Array, least: number): number | null {
  const beside = amounts.slice(levelOf(least) + 1);
  forBand(band, ink, (at) => {
    const level = levelOf(ink.data[at]!) - LEVELS + beside.length;
    if (level >= 0) beside[level]!--;
  });
  const total = beside.reduce((sum, amount) => sum + amount, 0);
  if (total < LEAST_WRITING * ink.width) return null;
  let lighter = 0;
  const half = beside.findIndex((amount) => (lighter += amount) >= total / 2);
  return (LEVELS - beside.length + half) / (LEVELS - 1);
}

function levelOf(value: number): number {
  return Math.round(value * (LEVELS - 1));
}

/** Unlike `quantile` of src/ml/quantile.ts, the lower value where it lies between two. */
function lowerQuantile(values: readonly number[], share: number): number {
  return Float32Array.from(values).sort()[Math.floor(share * (values.length - 1))]!;
}
