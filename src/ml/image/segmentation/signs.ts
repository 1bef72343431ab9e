import { median } from '../../quantile';
import { boundingBox, gapX, gapY } from '../boxes';
import type { Component } from '../components';
import type { Box } from '../picture';

/** Pieces of ink that are read together or not at all. */
export interface Sign {
  readonly box: Box;
  readonly pieces: readonly Component[];
}

/** A piece lower than this share of the usual height is part of a digit, or a point, a comma or a dash. */
export const SMALL_PIECE = 0.5;

/** A piece is near another at up to this distance, as a share of the usual height. */
export const NEAR_GAP = 0.2;

/** Pieces stand one above the other if their x ranges share at least this much of the narrower one. */
const STACKED = 0.4;

/** Pieces whose y ranges share more than this much of the lower one stand side by side, not one above the other. */
const SIDE_BY_SIDE = 0.5;

/** A sign is in a line if they share this much of its height. */
export const IN_LINE_SHARE = 0.4;

/** Two pieces as high as digits are, with paper between them, make one digit if that is no higher than this many usual ones. */
const TALLEST = 1.5;

/** Small digits are at least this many times as high as wide; the bar of a 5 that broke off is flatter. */
const UPRIGHT = 0.7;

/** They are at least this share as high as the digits that they are close to; points are lower. */
const LOWEST_DIGIT = 0.15;

/** Of two in a row, one is at most this many times as high as the other. */
const ALIKE = 1.6;

/** They have at most this much space between them, in heights of one. */
const ROW_GAP = 1.2;

/** Signs lower than this share of the tallest one tell nothing of the height of a digit. */
const PUNCTUATION = 0.35;

/**
 * Joins pieces that lie close above one another, the closest first, so that the two halves of a digit whose stroke broke off
 * do not become two lines.
 */
export function signsOf(components: readonly Component[]): Sign[] {
  const signs: readonly Sign[] = components.map((piece) => ({ box: piece.box, pieces: [piece] }));
  const left = new Set(signs);
  const heights = heightsOf(signs);
  const pairs = signs
    .flatMap((sign, index) => stackedWith(sign, signs.slice(index + 1)))
    .sort((a, b) => a.gap - b.gap)
    // The closest is taken off the end.
    .reverse();
  for (let pair = pairs.pop(); pair !== undefined; pair = pairs.pop()) {
    const { one, other } = pair;
    // What has become part of a whole is passed over here: to look for it among all pairs would take longer.
    if (!left.has(one) || !left.has(other) || !makeOneDigit(one, other, left, heights)) continue;
    const whole = joined(one, other);
    for (const part of [one, other]) {
      left.delete(part);
      heights.splice(heights.indexOf(part.box.height), 1);
    }
    // Of pairs as close as each other, those found first come first.
    for (const next of stackedWith(whole, left)) insert(pairs, next, ({ gap }) => gap <= next.gap);
    insert(heights, whole.box.height, (height) => height >= whole.box.height);
    left.add(whole);
  }
  return [...left];
}

interface StackedPair {
  readonly one: Sign;
  readonly other: Sign;
  /** The space between them from top to bottom, in pixels; negative if they overlap. */
  readonly gap: number;
}

function stackedWith(one: Sign, signs: Iterable<Sign>): StackedPair[] {
  const pairs: StackedPair[] = [];
  for (const other of signs) {
    if (areStacked(one.box, other.box)) pairs.push({ one, other, gap: gapY(one.box, other.box) });
  }
  return pairs;
}

/** Inserts a value before the first one for which `holds` is true; it must be true for all after that as well. */
function insert<T>(values: T[], value: T, holds: (other: T) => boolean): void {
  values.splice(firstWhere(values, holds), 0, value);
}

/** The place of the first value for which `holds` is true, as it must be for all after it; their number if there is none. */
function firstWhere<T>(values: readonly T[], holds: (value: T) => boolean): number {
  let from = 0;
  let to = values.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (holds(values[middle]!)) to = middle;
    else from = middle + 1;
  }
  return from;
}

function areStacked(a: Box, b: Box): boolean {
  const lower = Math.min(a.height, b.height);
  return (
    -gapX(a, b) >= STACKED * Math.min(a.width, b.width) &&
    -gapY(a, b) <= SIDE_BY_SIDE * lower &&
    gapY(a, b) < NEAR_GAP * Math.max(a.height, b.height)
  );
}

/**
 * Whether two signs that are stacked make one digit rather than one of a line and one of the next: they do if they overlap, if
 * the smaller neither has another digit to belong to nor is one in a row of small ones, or if together they are only as high
 * as the others are.
 * @param signs all that there are, and their heights in pixels, from the lowest
 */
function makeOneDigit(one: Sign, other: Sign, signs: ReadonlySet<Sign>, heights: readonly number[]): boolean {
  if (gapY(one.box, other.box) <= 0) return true;
  const [lower, higher] = one.box.height < other.box.height ? [one.box, other.box] : [other.box, one.box];
  if (lower.height < SMALL_PIECE * higher.height) {
    for (const sign of signs) {
      if (sign === one || sign === other) continue;
      if (gapX(sign.box, lower) < 0 && -gapY(sign.box, lower) >= IN_LINE_SHARE * lower.height) return false;
    }
    return !isInOwnRow(lower, higher.height, signs);
  }
  if (signs.size === 2) return true;
  const others = [...heights];
  for (const { height } of [lower, higher]) others.splice(others.indexOf(height), 1);
  return boundingBox([lower, higher]).height <= TALLEST * usualHeight(others);
}

/**
 * Whether a small piece close above or below higher digits is a digit too, and no part of one of them: another like it stands
 * beside it.
 * @param height of the higher digits, in pixels
 * @param signs all that there are
 */
export function isInOwnRow(piece: Box, height: number, signs: Iterable<Sign>): boolean {
  if (piece.height < LOWEST_DIGIT * height || !isUpright(piece)) return false;
  for (const { box } of signs) {
    const gap = gapX(box, piece);
    const isBeside =
      gap > 0 && gap <= ROW_GAP * piece.height && -gapY(box, piece) >= SIDE_BY_SIDE * piece.height;
    const isAsHigh = box.height <= ALIKE * piece.height && piece.height <= ALIKE * box.height;
    if (isBeside && isAsHigh && isUpright(box)) return true;
  }
  return false;
}

function isUpright({ width, height }: Box): boolean {
  return height >= UPRIGHT * width;
}

function joined(a: Sign, b: Sign): Sign {
  return { box: boundingBox([a.box, b.box]), pieces: [...a.pieces, ...b.pieces] };
}

/** From the lowest to the highest, in pixels. */
export function heightsOf(signs: readonly Sign[]): number[] {
  return signs.map(({ box }) => box.height).sort((a, b) => a - b);
}

/** The height of a digit here: the median, points and commas left out. @param heights from the lowest */
export function usualHeight(heights: readonly number[]): number {
  const lowest = PUNCTUATION * heights.at(-1)!;
  const tall = heights.slice(firstWhere(heights, (height) => height >= lowest));
  return median(tall) ?? 0;
}
