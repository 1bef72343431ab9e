import { median } from '../../../quantile';
import type { InkPicture } from '../../picture';
import { gathered, ridgesOf, type Columns } from './ridges';

/**
 * A thin, about level line that runs through a picture: how far down its middle is in each column, in pixels. Where it has
 * left the picture above or below, that is outside.
 */
export type PaperLine = Float32Array;

/** Lines are looked for up to this far from level, in pixels down for each to the right: six degrees. */
const STEEPEST = 0.1;

/** Slopes that are tried differ by at least this much, in pixels down over the whole width of the picture. */
const SLOPE_STEP = 2;

/** At most this many slopes are tried either way from level. */
const SLOPES = 32;

/** Lines whose slopes differ by no more than this are about parallel. */
const PARALLEL = 0.02;

/** A line is at least this much darker than what is beside it, 0..1, on the average over its length. */
const LEAST = 0.012;

/** Lines that leave the picture above or below are at least this share of its width long. */
const SHORTEST = 0.12;

/** A line that is seen a pixel above or below where it is expected counts this much, as it may bend a little. */
const BESIDE = 0.7;

/** A line goes on all along; it is looked at in this many parts. */
const PARTS = 8;

/** At most this many of a line's parts show neither the line nor ink on it. */
const MOST_MISSING = 2;

/** A part shows the line if it sticks out there by at least this share of what it does on the average. */
const SEEN = 0.35;

/** A line bends by at most this many pixels. */
const BEND = 2.5;

/** A bend is averaged over this share of the line's length to either side. */
const BEND_LENGTH = 1 / 16;

/**
 * Finds thin lines that run through the picture, about level and about straight.
 * @param reach pixels; lines are thinner than this, and at least as far from each other
 */
export function levelLines(ink: InkPicture, reach: number): PaperLine[] {
  const ridges = gathered(ridgesOf(ink, reach));
  const wide = widened(ridges);
  const straightLines = (flattest: number, steepest: number): StraightLine[] =>
    peaks(bestLines(wide, ink.width, flattest, steepest), reach);
  const likely = straightLines(-STEEPEST, STEEPEST);
  if (likely.length === 0) return [];
  const dark = gathered(ink);
  const isLine = (line: StraightLine): boolean => goesOn(line, ridges, dark);
  const first = likely.filter(isLine);
  const found = first.length < 2 ? first : withParallels(first, straightLines, isLine);
  return found.map((line) => traced(line, ridges, ink.width));
}

/**
 * Looks once more for lines with about the slope that most have: a stroke may have turned the way of one that it lies on.
 * Those with other slopes stay.
 */
function withParallels(
  lines: readonly StraightLine[],
  straightLines: (flattest: number, steepest: number) => StraightLine[],
  isLine: (line: StraightLine) => boolean,
): StraightLine[] {
  const slope = median(Float32Array.from(lines, (line) => line.slope).sort())!;
  const others = lines.filter((line) => Math.abs(line.slope - slope) > PARALLEL);
  return [...others, ...straightLines(slope - PARALLEL, slope + PARALLEL).filter(isLine)];
}

interface StraightLine {
  /** Its height at the left border, in pixels down, outside the picture or not. */
  readonly start: number;
  /** Pixels down to one to the right. */
  readonly slope: number;
  /** The mean of the ridges along it. */
  readonly score: number;
  /** Their sum. */
  readonly sum: number;
}

/** Ridges with what is seen of them a pixel above and below. */
function widened(ridges: Columns): Columns {
  const { height, data } = ridges;
  const wide = data.map((value, at) => {
    const y = at % height;
    const above = y > 0 ? data[at - 1]! : 0;
    const below = y < height - 1 ? data[at + 1]! : 0;
    return Math.max(value, BESIDE * above, BESIDE * below);
  });
  return { ...ridges, data: wide };
}

/** Of the lines through each height in the middle of the picture, from above it to below it, the best. */
function bestLines(
  { count, height, side, data }: Columns,
  width: number,
  flattest: number,
  steepest: number,
): StraightLine[] {
  const beyond = Math.ceil((STEEPEST * width) / 2);
  const size = height + 2 * beyond;
  const best = {
    sums: new Float32Array(size),
    lengths: new Uint16Array(size),
    drops: new Float32Array(size),
  };
  const step = Math.max(SLOPE_STEP, (STEEPEST * width) / SLOPES);
  const sums = new Float32Array(size);
  // Where columns begin and end to be crossed within the picture.
  const changes = new Int16Array(size + 1);
  for (let drop = flattest * width; drop <= steepest * width; drop += step) {
    sums.fill(0);
    changes.fill(0);
    for (let column = 0; column < count; column++) {
      const offset = beyond - Math.round((drop * ((column + 0.5) * side - width / 2)) / width);
      const first = Math.max(0, -offset);
      const last = Math.min(height, size - offset);
      changes[first + offset]!++;
      changes[last + offset]!--;
      const from = column * height;
      for (let y = first; y < last; y++) sums[y + offset]! += data[from + y]!;
    }
    let length = 0;
    for (let at = 0; at < size; at++) {
      length += changes[at]!;
      if (sums[at]! <= best.sums[at]! || length < SHORTEST * count) continue;
      best.sums[at] = sums[at]!;
      best.lengths[at] = length;
      best.drops[at] = drop;
    }
  }
  return Array.from(best.sums, (sum, at) => ({
    start: at - beyond - best.drops[at]! / 2,
    slope: best.drops[at]! / width,
    score: sum / Math.max(1, best.lengths[at]!),
    sum,
  }));
}

/** The lines that stand out from the others; of those near each other, the best one. */
function peaks(lines: readonly StraightLine[], reach: number): StraightLine[] {
  const usual = median(Float32Array.from(lines, ({ score }) => score).sort())!;
  const least = Math.max(LEAST, 2 * usual);
  return lines.filter(({ score }, at) => score >= least && isPeak(lines, at, reach));
}

function isPeak(lines: readonly StraightLine[], at: number, reach: number): boolean {
  const { sum } = lines[at]!;
  for (let near = Math.max(0, at - reach); near <= Math.min(lines.length - 1, at + reach); near++) {
    const other = lines[near]!.sum;
    if (other > sum || (other === sum && near < at)) return false;
  }
  return true;
}

/** Whether a line runs out of the picture on both sides and is seen all along, but for ink that lies on it. */
function goesOn({ start, slope, score }: StraightLine, ridges: Columns, dark: Columns): boolean {
  const { count, height, side, data } = ridges;
  const parts = Array.from({ length: PARTS }, () => ({ length: 0, ridge: 0, dark: 0 }));
  for (let column = 0; column < count; column++) {
    const y = Math.round(start + slope * (column + 0.5) * side);
    // Along the border it may be cut off.
    if (y < 2 || y >= height - 2) continue;
    const part = parts[Math.floor((column * PARTS) / count)]!;
    const at = column * height + y;
    part.length++;
    part.ridge += Math.max(data[at - 2]!, data[at - 1]!, data[at]!, data[at + 1]!, data[at + 2]!);
    part.dark += dark.data[at]!;
  }
  const inside = parts.filter(({ length }) => length >= count / PARTS / 2);
  const isSeen = inside.map(({ length, ridge }) => ridge >= SEEN * score * length);
  const seen = inside.filter((_, index) => isSeen[index]);
  const level = seen.reduce((sum, part) => sum + part.dark / part.length, 0) / seen.length;
  const isMissing = inside.map((part, index) => !isSeen[index] && part.dark / part.length < level);
  return (
    isMissing[0] !== true &&
    isMissing.at(-1) !== true &&
    isMissing.filter(Boolean).length <= (MOST_MISSING * inside.length) / PARTS
  );
}

/** Follows a line where it bends. */
function traced({ start, slope }: StraightLine, ridges: Columns, width: number): PaperLine {
  let heights: PaperLine = Float32Array.from(
    { length: ridges.count },
    (_, at) => start + slope * (at + 0.5) * ridges.side,
  );
  for (const bend of [BEND, BEND / 2]) heights = followed(heights, ridges, bend);
  return Float32Array.from({ length: width }, (_, x) => {
    const at = (x + 0.5) / ridges.side - 0.5;
    const left = Math.min(ridges.count - 1, Math.max(0, Math.floor(at)));
    const right = Math.min(ridges.count - 1, left + 1);
    return heights[left]! + (at - left) * (heights[right]! - heights[left]!);
  });
}

/** Moves a line, part by part, to the middle of the ridges that are at most `bend` pixels from it. */
function followed(heights: PaperLine, { count, height, data }: Columns, bend: number): PaperLine {
  const weights = new Float32Array(count);
  const offsets = heights.map((middle, column) => {
    let sum = 0;
    for (let y = Math.max(0, Math.ceil(middle - bend)); y <= Math.min(height - 1, middle + bend); y++) {
      const weight = data[column * height + y]!;
      weights[column]! += weight;
      sum += weight * (y - middle);
    }
    return sum;
  });
  const reach = Math.ceil(BEND_LENGTH * count);
  return heights.map((middle, column) => {
    const first = Math.max(0, column - reach);
    const last = Math.min(count, column + reach + 1);
    let weight = 0;
    let offset = 0;
    for (let near = first; near < last; near++) {
      weight += weights[near]!;
      offset += offsets[near]!;
    }
    return weight === 0 ? middle : middle + offset / weight;
  });
}
