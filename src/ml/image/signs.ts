import type { Component } from './components';
import type { Box } from './picture';

/** Pieces of ink that are read together or not at all. */
export interface Sign {
  readonly box: Box;
  readonly pieces: readonly Component[];
}

/** Signs side by side, from left to right. */
export interface Line {
  readonly signs: readonly Sign[];
  /** The usual height of its digits, in pixels. */
  readonly height: number;
}

/** A piece lower than this share of the line's usual height is part of a digit, or a point, a comma or a dash. */
const SMALL = 0.5;

/** A piece is near another at up to this distance, as a share of the usual height. */
const NEAR = 0.2;

/** Pieces whose x ranges share this much of the narrower one stand one above the other ... */
const STACKED = 0.4;

/** ... if their y ranges share no more than this much of the lower one. */
const SIDE_BY_SIDE = 0.2;

/** Signs lower than this share of the tallest one tell nothing of the height of a digit. */
const PUNCTUATION = 0.35;

/** Orders pieces of ink into lines from the top down, each from left to right. */
export function linesOf(components: readonly Component[]): Line[] {
  const signs = mergeStacked(components.map((piece) => ({ box: piece.box, pieces: [piece] })));
  return intoLines(signs).map((line) => ({
    signs: [...line].sort((a, b) => centreX(a.box) - centreX(b.box)),
    height: usualHeight(line),
  }));
}

/** Joins pieces one close above the other: a digit whose line broke off, before each half becomes a line. */
function mergeStacked(signs: readonly Sign[]): Sign[] {
  const rest = [...signs];
  for (let i = 0; i < rest.length; i++) {
    const j = rest.findIndex((other, index) => index > i && areStacked(rest[i]!.box, other.box));
    if (j < 0) continue;
    rest[i] = joined(rest[i]!, rest[j]!);
    rest.splice(j, 1);
    // The larger sign may touch others, also earlier ones.
    i = -1;
  }
  return rest;
}

function areStacked(a: Box, b: Box): boolean {
  const lower = Math.min(a.height, b.height);
  return (
    -gapX(a, b) >= STACKED * Math.min(a.width, b.width) &&
    -gapY(a, b) <= SIDE_BY_SIDE * lower &&
    gapY(a, b) < NEAR * Math.max(a.height, b.height)
  );
}

function joined(a: Sign, b: Sign): Sign {
  return { box: around([a.box, b.box]), pieces: [...a.pieces, ...b.pieces] };
}

/** Parts signs into lines: those whose height overlaps another's of the line by half belong to it. */
function intoLines(signs: readonly Sign[]): Sign[][] {
  const tallestFirst = [...signs].sort((a, b) => b.box.height - a.box.height);
  const lines: { top: number; bottom: number; signs: Sign[] }[] = [];
  for (const sign of tallestFirst) {
    const line = lines.find((other) => {
      const shared = Math.min(bottom(sign.box), other.bottom) - Math.max(sign.box.y, other.top);
      return shared >= 0.5 * sign.box.height || isNearLine(sign, other);
    });
    if (line) line.signs.push(sign);
    else lines.push({ top: sign.box.y, bottom: bottom(sign.box), signs: [sign] });
  }
  return lines.sort((a, b) => a.top - b.top).map((line) => line.signs);
}

/** Whether a small piece floats just above or below a line, like the bar of a 5 that was drawn too high. */
function isNearLine({ box }: Sign, line: { readonly top: number; readonly bottom: number }): boolean {
  const height = line.bottom - line.top;
  const gap = Math.max(line.top - bottom(box), box.y - line.bottom);
  return box.height < SMALL * height && gap < NEAR * height;
}

/** The height of a digit here: the median, points and commas left out. */
function usualHeight(signs: readonly Sign[]): number {
  const heights = signs.map(({ box }) => box.height).sort((a, b) => a - b);
  const tall = heights.filter((height) => height >= PUNCTUATION * heights.at(-1)!);
  return tall[Math.floor(tall.length / 2)] ?? 0;
}

/** The smallest box around boxes; there must be one. */
export function around(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const width = Math.max(...boxes.map(right)) - x;
  const height = Math.max(...boxes.map(bottom)) - y;
  return { x, y, width, height };
}

export function centreX(box: Box): number {
  return box.x + box.width / 2;
}

/** The space between two boxes from left to right; negative if they overlap. */
export function gapX(a: Box, b: Box): number {
  return Math.max(a.x, b.x) - Math.min(right(a), right(b));
}

function gapY(a: Box, b: Box): number {
  return Math.max(a.y, b.y) - Math.min(bottom(a), bottom(b));
}

function right(box: Box): number {
  return box.x + box.width;
}

function bottom(box: Box): number {
  return box.y + box.height;
}
