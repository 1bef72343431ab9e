import { levelLines, type PaperLine } from './paperLines';
import type { InkPicture } from './picture';

/** In smaller pictures, in pixels along the shorter side, strokes are as thin as lines. */
const SMALLEST = 48;

/** Lines are thinner than this, in pixels and as a share of the picture's longer side. */
const REACH = 3;
const REACH_SHARE = 0.012;

/** Writing is darker than lines by this factor; lines that are darker cannot be told from it by their darkness. */
const DARKER = 1.5;

/** Fewer dark pixels than this share of the picture's width are no writing. */
const LEAST_WRITING = 0.25;

/** A line has this many columns in which nothing is written on it. */
const LEAST_BARE = 8;

/** A bare line is darker than what is above and below it by this factor. */
const CLEAR = 2;

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
  return turned(withoutLevelLines(turned(withoutLevelLines(ink))));
}

function withoutLevelLines(ink: InkPicture): InkPicture {
  const reach = Math.round(REACH + REACH_SHARE * Math.max(ink.width, ink.height));
  const rest = { ...ink, data: ink.data.slice() };
  for (const line of levelLines(ink, reach)) takeOff(line, ink, rest, reach);
  return rest;
}

/** Rows become columns. */
function turned({ width, height, data }: InkPicture): InkPicture {
  const result = new Float32Array(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) result[x * height + y] = data[y * width + x]!;
  }
  return { width: height, height: width, data: result };
}

function takeOff(line: PaperLine, ink: InkPicture, rest: InkPicture, reach: number): void {
  const profile = profileOf(line, ink, reach);
  if (profile === null) return;
  const writing = writingLevel(line, ink, reach, DARKER * Math.max(...profile));
  if (writing === null) return;
  for (const { at, step } of bandOf(line, ink, reach)) {
    const print = profile[step]!;
    const value = ink.data[at]!;
    const left = value <= print ? 0 : (writing * (value - print)) / (writing - print);
    rest.data[at] = Math.min(rest.data[at]!, left);
  }
}

/** The pixels around a line, each with its column and its place in the line's profile. */
function* bandOf(line: PaperLine, { width, height }: InkPicture, reach: number) {
  for (let x = 0; x < width; x++) {
    const top = line[x]! - reach;
    for (let y = Math.max(0, Math.ceil(top)); y <= Math.min(height - 1, top + 2 * reach); y++) {
      yield { at: y * width + x, x, step: Math.round((y - top) * STEPS) };
    }
  }
}

/**
 * How dark a line is across, from `reach` above its middle to `reach` below, where nothing is written on it.
 * @returns `null` if that is hardly anywhere
 */
function profileOf(line: PaperLine, ink: InkPicture, reach: number): number[] | null {
  const { width, height, data } = ink;
  const bare = new Map<number, number>();
  line.forEach((middle, x) => {
    const y = Math.round(middle);
    if (y < 0 || y >= height) return;
    const above = data[(y < reach ? y + reach : y - reach) * width + x]!;
    const below = data[(y + reach < height ? y + reach : y - reach) * width + x]!;
    const value = data[y * width + x]!;
    if (value > CLEAR * Math.max(above, below)) bare.set(x, value);
  });
  if (bare.size < LEAST_BARE) return null;
  const darkest = DARKER * quantile([...bare.values()], 0.5);
  const values = Array.from({ length: 2 * reach * STEPS + 1 }, (): number[] => []);
  for (const { at, x, step } of bandOf(line, ink, reach)) {
    if ((bare.get(x) ?? Infinity) <= darkest) values[step]!.push(data[at]!);
  }
  const levels = values.map((found) => (found.length === 0 ? 0 : quantile(found, PROFILE)));
  const edge = EDGE * Math.max(...levels);
  // A line is known to half a pixel.
  return levels.map((level, at) => {
    const most = Math.max(level, levels[at - 1] ?? 0, levels[at + 1] ?? 0);
    return most < edge ? 0 : most;
  });
}

/** How dark the writing beside a line is: half of what is darker than `least`. `null` if nothing is. */
function writingLevel(
  line: PaperLine,
  { width, data }: InkPicture,
  reach: number,
  least: number,
): number | null {
  const values: number[] = [];
  data.forEach((value, at) => {
    if (value <= least) return;
    const x = at % width;
    if (Math.abs((at - x) / width - line[x]!) > reach) values.push(value);
  });
  return values.length < LEAST_WRITING * width ? null : quantile(values, 0.5);
}

function quantile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(share * (values.length - 1))]!;
}
