import type { Component } from '../components';
import { frameOf } from '../frame';
import type { Box, InkPicture } from '../picture';
import { resisting, workingInk, type Resisting } from './resistingInk';
import type { SeamFinder } from './seams';
import type { wholeness } from './wholeness';

/** A way down through a piece of ink, between pixels. */
export interface Cut {
  /** For each row of the piece's box, the first column right of the cut, counted from the box's left side. */
  readonly columns: Uint16Array;
  /** Length of ink that is cut through, in pixels of the piece. */
  readonly ink: number;
  /** How many strokes that is: stretches of ink with paper between them. Through the middle of a 0 it is two. */
  readonly crossings: number;
  /** Log odds that two digits meet along it: the mean over the ink that is cut through. */
  readonly seam: number;
}

/** What it costs a cut to go one column aside. */
const ASIDE = 0.15;

/** A cut through less ink than this, in pixels, says little of whether digits meet there. */
const LITTLE_INK = 0.5;

/** The least ink between two cuts, or a cut and the piece's side, in squares as high as a digit. A 1 has about 0.1. */
const LEAST_INK = 0.03;

/** A row in which less ink than this is cut is paper between two strokes, 0..1. */
const FAINT = 0.25;

/** The most cuts in a stretch as wide as a digit is high. */
const DENSITY = 4;

/** A piece wider than this many usual heights does not look like one whole digit. */
const WIDEST_WHOLE = 1.2;

/** A piece with these log odds or more looks like one whole digit; hardly any pair of touching digits has as much. */
const CERTAINLY_WHOLE = 1;

/** The networks that are asked about ink before it is cut. */
export interface CutJudges {
  readonly findSeams: SeamFinder;
  readonly wholeness: typeof wholeness;
}

/**
 * Where a piece of ink may fall apart into digits that touch: the ways from its top to its bottom that cut through
 * least ink, and rather where digits seem to meet. A way may lean by up to 45 degrees, so that it passes between slanted
 * digits whose boxes overlap.
 * @param height the usual height of a digit, in pixels
 * @returns from left to right
 */
export function cutsOf(
  piece: Component,
  labels: Int32Array,
  ink: InkPicture,
  height: number,
  judges: CutJudges,
): Cut[] {
  const { step, ...working } = workingInk(piece, labels, ink, height);
  if (working.width < 3 || working.height < 3 || looksWhole(working, height / step, judges)) return [];
  const small = resisting(working, height / step, judges.findSeams);
  const down = cheapestWays(small, 1);
  const up = cheapestWays(small, -1);
  const middle = small.height >> 1;
  const costs = Float32Array.from({ length: small.width + 1 }, (_, x) =>
    x === 0 || x === small.width
      ? Infinity
      : // Both ways count the middle row.
        down.cost[middle * (small.width + 1) + x]! +
        up.cost[middle * (small.width + 1) + x]! -
        across(small, x, middle),
  );
  const wayThrough = (x: number): Uint16Array => {
    const way = new Uint16Array(small.height);
    follow(way, down.previous, small.width + 1, x, middle, -1);
    follow(way, up.previous, small.width + 1, x, middle, 1);
    return way;
  };
  return cheapestApart(small, costs, wayThrough, height / step).map((way) => ({
    columns: enlarged(way, step, piece.box),
    ...crossed(small, way, step),
  }));
}

interface Ways {
  /** By row and column between pixels (0 to width): what the cheapest way from the edge to here costs. */
  readonly cost: Float32Array;
  /** The column from which that way comes. */
  readonly previous: Uint16Array;
}

/** Dynamic programming from the top edge (`direction` 1) or the bottom edge (-1), row by row. */
function cheapestWays(ink: Resisting, direction: 1 | -1): Ways {
  const columns = ink.width + 1;
  const cost = new Float32Array(columns * ink.height);
  const previous = new Uint16Array(columns * ink.height);
  const first = direction === 1 ? 0 : ink.height - 1;
  for (let x = 0; x < columns; x++) {
    cost[first * columns + x] = across(ink, x, first);
    previous[first * columns + x] = x;
  }
  for (let n = 1; n < ink.height; n++) {
    const y = first + n * direction;
    const before = y - direction;
    for (let x = 0; x < columns; x++) {
      let best = cost[before * columns + x]!;
      let from = x;
      for (const aside of [x - 1, x + 1]) {
        if (aside < 0 || aside >= columns) continue;
        const passed = Math.min(aside, x);
        const sideways = cost[before * columns + aside]! + ASIDE + along(ink, passed, y, before);
        if (sideways < best) [best, from] = [sideways, aside];
      }
      cost[y * columns + x] = best + across(ink, x, y);
      previous[y * columns + x] = from;
    }
  }
  return { cost, previous };
}

/** Whether there is no need to cut: most pieces are one digit, and that is seen in less time than where to cut. */
function looksWhole(ink: InkPicture, height: number, judges: CutJudges): boolean {
  if (ink.width > WIDEST_WHOLE * height) return false;
  return judges.wholeness(frameOf(ink), ink.height / height, ink.width / height) >= CERTAINLY_WHOLE;
}

/** What it costs to cut in row y between the pixels left and right of column x. */
function across(ink: Resisting, x: number, y: number): number {
  if (x === 0 || x === ink.width) return 0;
  return costBetween(ink, y * ink.width + x - 1, y * ink.width + x);
}

/** What it costs to cut in column x between two rows. */
function along(ink: Resisting, x: number, y: number, other: number): number {
  return costBetween(ink, y * ink.width + x, other * ink.width + x);
}

/** What it costs to part two pixels side by side. */
function costBetween({ data, resistance }: Resisting, one: number, other: number): number {
  return Math.min(data[one]!, data[other]!) * 0.5 * (resistance[one]! + resistance[other]!);
}

/** The cheapest ways that leave enough ink between them, from left to right. */
function cheapestApart(
  small: Resisting,
  costs: Float32Array,
  wayThrough: (x: number) => Uint16Array,
  height: number,
): Uint16Array[] {
  const inkLeft = inkLeftOfColumns(small);
  const leftOf = (way: Uint16Array): number =>
    way.reduce((sum, x, y) => sum + inkLeft[y * (small.width + 1) + x]!, 0);
  const least = LEAST_INK * height * height;
  const most = Math.max(1, Math.round((DENSITY * small.width) / height));
  const taken = [0, leftOf(new Uint16Array(small.height).fill(small.width))];
  const chosen: { readonly way: Uint16Array; readonly left: number }[] = [];
  const byCost = Array.from(costs.keys()).sort((a, b) => costs[a]! - costs[b]!);
  for (const x of byCost) {
    if (chosen.length >= most) break;
    if (costs[x] === Infinity) continue;
    const way = wayThrough(x);
    const left = leftOf(way);
    if (taken.some((other) => Math.abs(other - left) < least)) continue;
    taken.push(left);
    chosen.push({ way, left });
  }
  return chosen.sort((a, b) => a.left - b.left).map(({ way }) => way);
}

/** By row and column between pixels: the ink of the row left of the column. */
function inkLeftOfColumns({ width, height, data }: InkPicture): Float32Array {
  const sums = new Float32Array((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      sums[y * (width + 1) + x + 1] = sums[y * (width + 1) + x]! + data[y * width + x]!;
    }
  }
  return sums;
}

function follow(
  way: Uint16Array,
  previous: Uint16Array,
  columns: number,
  x: number,
  from: number,
  direction: 1 | -1,
): void {
  way[from] = x;
  for (let y = from, at = x; y + direction >= 0 && y + direction < way.length; y += direction) {
    at = previous[y * columns + at]!;
    way[y + direction] = at;
  }
}

/** @param step pixels of the piece to one of `ink` */
function crossed(ink: Resisting, way: Uint16Array, step: number): Omit<Cut, 'columns'> {
  const { width, data, seams } = ink;
  let sum = 0;
  let odds = 0;
  let crossings = 0;
  let wasInInk = false;
  const cut = (one: number, other: number): number => {
    const depth = Math.min(data[one]!, data[other]!);
    sum += depth;
    odds += depth * 0.5 * (seams[one]! + seams[other]!);
    return depth;
  };
  way.forEach((x, y) => {
    const before = way[y - 1] ?? x;
    const at = y * width;
    const passed = at + Math.min(before, x);
    let here = before === x ? 0 : cut(passed, passed - width);
    if (x > 0 && x < width) here += cut(at + x - 1, at + x);
    const isInInk = here > FAINT;
    if (isInInk && !wasInInk) crossings++;
    wasInInk = isInInk;
  });
  return { ink: sum * step, crossings, seam: odds / Math.max(sum, LITTLE_INK) };
}

function enlarged(way: Uint16Array, step: number, { width, height }: Box): Uint16Array {
  return Uint16Array.from({ length: height }, (_, y) => Math.min(width, way[Math.floor(y / step)]! * step));
}
