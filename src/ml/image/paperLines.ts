import type { InkPicture } from './picture';
import { gathered, ridgesOf, type Columns } from './ridges';

/**
 * A thin, about level line that runs through a picture: how far down its middle is in each column, in pixels. Where it has
 * left the picture above or below, that is outside.
 */
export type PaperLine = Float32Array;

/** Lines are looked for that far from level, in pixels down to one to the right: up to six degrees. */
const STEEPEST = 0.1;

/** Slopes are told apart by so many steps either way, at most. */
const SLOPES = 64;

/** A line is at least so much darker than what is beside it, on the average over its length. */
const LEAST = 0.012;

/** Lines that leave the picture above or below are at least this share of its width long. */
const SHORTEST = 0.12;

/** What is seen of a line a pixel above or below where it is expected: it may bend a little. */
const BESIDE = 0.7;

/** A line goes on all along: of this many parts, at most so many show neither it nor ink on it. */
const PARTS = 8;
const MOST_MISSING = 2;
/** A part shows the line if it sticks out there by this share of what it does on the average. */
const SEEN = 0.35;

/** How far a line bends, in pixels, and within which share of its length it may do so. */
const BEND = 2.5;
const BEND_LENGTH = 1 / 16;

/**
 * Finds thin lines that run through the picture, about level and about straight.
 * @param reach pixels; lines are thinner than this, and at least as far from each other
 */
export function levelLines(ink: InkPicture, reach: number): PaperLine[] {
  const ridges = gathered(ridgesOf(ink, reach));
  const found = bestLines(widened(ridges), ink.width);
  const usual = found.map(({ score }) => score).sort((a, b) => a - b)[found.length >> 1] ?? 0;
  const least = Math.max(LEAST, 2 * usual);
  const dark = gathered(ink);
  return found
    .filter((line, at) => line.score >= least && isPeak(found, at, reach) && goesOn(line, ridges, dark))
    .map((line) => traced(line, ridges, ink.width));
}

interface StraightLine {
  /** Its height at the left border, in pixels down, outside the picture or not. */
  readonly start: number;
  /** Pixels down to one to the right. */
  readonly slope: number;
  /** How much it sticks out, on the average over its length. */
  readonly score: number;
  /** In columns. */
  readonly length: number;
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

/** The best of the lines through each height in the middle of the picture, from above it to below it. */
function bestLines({ count, height, side, data }: Columns, width: number): StraightLine[] {
  const beyond = Math.ceil((STEEPEST * width) / 2);
  const best = Array.from({ length: height + 2 * beyond }, (): StraightLine => ({
    start: 0,
    slope: 0,
    score: 0,
    length: 0,
  }));
  const step = Math.max(1, (STEEPEST * width) / SLOPES);
  const sums = new Float32Array(best.length);
  const counts = new Uint16Array(best.length);
  for (let drop = -2 * beyond; drop <= 2 * beyond; drop += step) {
    const slope = drop / width;
    sums.fill(0);
    counts.fill(0);
    for (let column = 0; column < count; column++) {
      const offset = beyond - Math.round(slope * ((column + 0.5) * side - width / 2));
      const first = Math.max(0, -offset);
      const last = Math.min(height, best.length - offset);
      for (let y = first; y < last; y++) {
        sums[y + offset]! += data[column * height + y]!;
        counts[y + offset]!++;
      }
    }
    best.forEach((line, at) => {
      const length = counts[at]!;
      if (length < SHORTEST * count || sums[at]! <= line.score * line.length) return;
      best[at] = { start: at - beyond - (slope * width) / 2, slope, score: sums[at]! / length, length };
    });
  }
  return best;
}

function isPeak(lines: readonly StraightLine[], at: number, reach: number): boolean {
  const sum = sumOf(lines[at]!);
  for (let near = Math.max(0, at - reach); near <= Math.min(lines.length - 1, at + reach); near++) {
    const other = sumOf(lines[near]!);
    if (other > sum || (other === sum && near < at)) return false;
  }
  return true;
}

function sumOf({ score, length }: StraightLine): number {
  return score * length;
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
