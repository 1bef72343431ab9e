import type { CleanPicture } from './cleanUp';
import { connectedComponents, type Component } from './components';
import type { Box, InkPicture } from './picture';

/** One written sign. */
export interface Glyph {
  /** Where it is, in pixels of the original picture. */
  readonly box: Box;
  /** Its ink alone, cut out, 0 to 1. */
  readonly ink: InkPicture;
}

/** Pieces that overlap in x by this share of the narrower one belong to one sign. */
const OVERLAP = 0.4;

/** A piece lower than this share of the line's usual height is part of a sign, or a point, a comma or a dash. */
const SMALL = 0.5;

/** A small piece belongs to a sign at most this far away, as a share of the usual height. */
const NEAR = 0.2;

/** A piece whose longer side is at most this share of the usual height is a point, and joins nothing. */
const POINT = 0.25;

/** Signs lower than this share of the usual height are points, commas and dashes: no digits. */
const PUNCTUATION = 0.35;

/** Pieces of ink that make up one sign. */
interface Sign {
  readonly box: Box;
  readonly pieces: readonly Component[];
}

/** Finds the signs of a picture in reading order: line by line from the top, each from the left. */
export function findGlyphs(picture: CleanPicture): Glyph[] {
  const { labels, components } = connectedComponents(picture.mask);
  const signs = components.map((piece): Sign => ({ box: piece.box, pieces: [piece] }));
  const lines = intoLines(mergeStacked(signs)).map((line) =>
    inReadingOrder(mergeSmall(mergeOverlapping(line))),
  );
  const all = lines.flat();
  const usual = usualHeight(all);
  return all
    .filter(({ box }) => box.height >= PUNCTUATION * usual)
    .map((sign) => cutOut(sign, labels, picture));
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

/** Joins pieces one close above the other: a digit whose line broke off, before each half becomes a line. */
function mergeStacked(signs: readonly Sign[]): Sign[] {
  return mergeWhere(signs, (a, b) => {
    const height = Math.max(a.box.height, b.box.height);
    return overlapInX(a.box, b.box) && gapY(a.box, b.box) < NEAR * height;
  });
}

function mergeOverlapping(signs: readonly Sign[]): Sign[] {
  return mergeWhere(signs, (a, b) => overlapInX(a.box, b.box));
}

function overlapInX(a: Box, b: Box): boolean {
  return -gapX(a, b) >= OVERLAP * Math.min(a.width, b.width);
}

/** Joins small pieces to the sign next to them: the bar of a 5, the second stroke of a 4 or 7. */
function mergeSmall(signs: readonly Sign[]): Sign[] {
  const usual = usualHeight(signs);
  const isPiece = ({ box }: Sign): boolean =>
    box.height < SMALL * usual && Math.max(box.width, box.height) > POINT * usual;
  return mergeWhere(
    signs,
    (a, b) =>
      isPiece(a) !== isPiece(b) && gapX(a.box, b.box) < NEAR * usual && gapY(a.box, b.box) < NEAR * usual,
  );
}

function mergeWhere(signs: readonly Sign[], belongTogether: (a: Sign, b: Sign) => boolean): Sign[] {
  const rest = [...signs];
  for (let i = 0; i < rest.length; i++) {
    const j = rest.findIndex((other, index) => index > i && belongTogether(rest[i]!, other));
    if (j < 0) continue;
    rest[i] = merged(rest[i]!, rest[j]!);
    rest.splice(j, 1);
    // The larger sign may touch others, also earlier ones.
    i = -1;
  }
  return rest;
}

function merged(a: Sign, b: Sign): Sign {
  const x = Math.min(a.box.x, b.box.x);
  const y = Math.min(a.box.y, b.box.y);
  const width = Math.max(right(a.box), right(b.box)) - x;
  const height = Math.max(bottom(a.box), bottom(b.box)) - y;
  return { box: { x, y, width, height }, pieces: [...a.pieces, ...b.pieces] };
}

function inReadingOrder(line: readonly Sign[]): Sign[] {
  return [...line].sort((a, b) => a.box.x + a.box.width / 2 - (b.box.x + b.box.width / 2));
}

/** The height of a digit here: the median, points and commas left out. */
function usualHeight(signs: readonly Sign[]): number {
  const heights = signs.map(({ box }) => box.height).sort((a, b) => a - b);
  const tall = heights.filter((height) => height >= PUNCTUATION * heights.at(-1)!);
  return tall[Math.floor(tall.length / 2)] ?? 0;
}

function gapX(a: Box, b: Box): number {
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

/** Copies a sign's box with a margin of one pixel, on which strokes fade out; other signs' ink is left out. */
function cutOut(sign: Sign, labels: Int32Array, { ink, scale }: CleanPicture): Glyph {
  const own = new Set(sign.pieces.map((piece) => piece.label));
  const x0 = Math.max(0, sign.box.x - 1);
  const y0 = Math.max(0, sign.box.y - 1);
  const width = Math.min(ink.width, right(sign.box) + 1) - x0;
  const height = Math.min(ink.height, bottom(sign.box) + 1) - y0;
  const data = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y0 + y) * ink.width + x0 + x;
      if (labels[at] === 0 || own.has(labels[at]!)) data[y * width + x] = ink.data[at]!;
    }
  }
  return {
    box: {
      x: sign.box.x * scale,
      y: sign.box.y * scale,
      width: sign.box.width * scale,
      height: sign.box.height * scale,
    },
    ink: { width, height, data },
  };
}
