import { median } from '../../quantile';
import { centreX, centreY, gapY } from '../boxes';
import type { Component } from '../components';
import type { Box } from '../picture';
import {
  heightsOf,
  IN_LINE_SHARE,
  isInOwnRow,
  NEAR_GAP,
  signsOf,
  SMALL_PIECE,
  usualHeight,
  type Sign,
} from './signs';

/** Signs side by side, from left to right. */
export interface Line {
  readonly signs: readonly Sign[];
  /** The usual height of its digits, in pixels. */
  readonly height: number;
}

/** Two digits are next to each other if their middles are no further apart than this many usual heights. */
const NEIGHBOURS = 2;

/** Nobody writes more aslant than this, in pixels down for each to the right: 24 degrees. */
const STEEPEST = 0.45;

/** Orders pieces of ink into lines from the top down, each from left to right. */
export function linesOf(components: readonly Component[]): Line[] {
  return alongTheirSlope(signsOf(components)).map((line) => ({
    signs: [...line].sort((a, b) => centreX(a.box) - centreX(b.box)),
    height: usualHeight(heightsOf(line)),
  }));
}

/** Level lines, or lines along the slope of the writing if these are fewer: uphill, a long line ends above its start. */
function alongTheirSlope(signs: readonly Sign[]): Sign[][] {
  const level = intoLines(signs, 0);
  if (level.length < 2) return level;
  const aslant = intoLines(signs, slopeOf(signs));
  return aslant.length < level.length ? aslant : level;
}

/** How much writing falls, in pixels for each to the right: the median over neighbouring digits; 0 if there are none. */
function slopeOf(signs: readonly Sign[]): number {
  const usual = usualHeight(heightsOf(signs));
  const digits = signs.map(({ box }) => box).filter(({ height }) => height >= SMALL_PIECE * usual);
  const slopes = digits
    .flatMap((digit) => {
      const next = nextOf(digit, digits, NEIGHBOURS * usual);
      return next === null ? [] : [(centreY(next) - centreY(digit)) / (centreX(next) - centreX(digit))];
    })
    .filter((slope) => Math.abs(slope) <= STEEPEST)
    .sort((a, b) => a - b);
  return median(slopes) ?? 0;
}

/** The nearest to the right, of those beside it; `null` if there is none so near. @param reach between the middles, in pixels */
function nextOf(digit: Box, digits: readonly Box[], reach: number): Box | null {
  let next: Box | null = null;
  for (const other of digits) {
    const distance = centreX(other) - centreX(digit);
    if (distance <= 0 || distance > reach) continue;
    if (-gapY(digit, other) < IN_LINE_SHARE * Math.min(digit.height, other.height)) continue;
    if (next === null || centreX(other) < centreX(next)) next = other;
  }
  return next;
}

/** What a line takes up, in pixels down from where its writing would cross the left border. */
interface Band {
  readonly top: number;
  readonly bottom: number;
}

/**
 * Parts signs into lines, from the top down: those that share enough of their height with the tallest of a line belong to it.
 * @param slope of the writing, in pixels down for each to the right
 */
function intoLines(signs: readonly Sign[], slope: number): Sign[][] {
  const bandOf = ({ box }: Sign): Band => {
    const top = box.y - slope * centreX(box);
    return { top, bottom: top + box.height };
  };
  const tallestFirst = [...signs].sort((a, b) => b.box.height - a.box.height);
  const lines: (Band & { readonly signs: Sign[] })[] = [];
  for (const sign of tallestFirst) {
    const band = bandOf(sign);
    const isPartOf = (one: Band): boolean =>
      isNearLine(band, one) && !isInOwnRow(sign.box, one.bottom - one.top, signs);
    const line = lines.find((one) => isInLine(band, one)) ?? lines.find(isPartOf);
    if (line) line.signs.push(sign);
    else lines.push({ ...band, signs: [sign] });
  }
  return lines.sort((a, b) => a.top - b.top).map((line) => line.signs);
}

function isInLine({ top, bottom }: Band, line: Band): boolean {
  return Math.min(bottom, line.bottom) - Math.max(top, line.top) >= IN_LINE_SHARE * (bottom - top);
}

/** Whether a small piece floats just above or below a line, like the bar of a 5 that was drawn too high. */
function isNearLine({ top, bottom }: Band, line: Band): boolean {
  const height = line.bottom - line.top;
  const gap = Math.max(line.top - bottom, top - line.bottom);
  return bottom - top < SMALL_PIECE * height && gap < NEAR_GAP * height;
}
