import { areSideBySide, boundingBox, centreX, centreY, gapY } from '../boxes';
import type { Component } from '../components';
import type { Box } from '../picture';

/** A level line is at most this share as high as the digits. */
const THIN = 0.2;

/** A line aslant is at most this share as high as it is long. */
const ASLANT = 0.1;

/** A line aslant is at most this share as high as the digits. */
const HIGHEST = 0.5;

/**
 * A line is at most this share of the digits' height away from them; what is farther away is another line of writing.
 */
const NEAR = 0.4;

/** A line begins and ends at most this share of the digits' height within the first and the last of several. */
const SHORT = 0.15;

/**
 * A line reaches past both sides of a single digit by at least this share of its height. The foot of a 2 goes past one
 * of them.
 */
const PAST = 0.06;

/** A digit narrower than this for its height may be a 1, and the line under it its foot. */
const NARROW = 0.4;

/**
 * Leaves out lines that are drawn under digits, or over several of them. They are thin and go from one end to the other, as
 * the bar of a 5 or the foot of a 2 does not.
 * @param components pieces of ink, or strokes of a drawing
 */
export function withoutUnderlines(components: readonly Component[]): readonly Component[] {
  const isUnderline = ({ box: line }: Component): boolean => {
    const boxes = components.map(({ box }) => box).filter((box) => isAlong(box, line));
    return (
      goesUnder(
        line,
        boxes.filter((box) => centreY(box) < line.y),
      ) || goesOver(line, boxes)
    );
  };
  return components.filter((piece) => piece.box.height >= piece.box.width / 2 || !isUnderline(piece));
}

function goesUnder(line: Box, digits: readonly Box[]): boolean {
  if (areSideBySide(digits)) return reachesPast(line, digits, -SHORT);
  const [digit] = digits;
  if (digits.length !== 1 || digit === undefined || gapY(digit, line) <= 0) return false;
  return digit.width >= NARROW * digit.height && reachesPast(line, digits, PAST);
}

/** The bar of a 5 may reach over the next digit, but hardly past both. */
function goesOver(line: Box, boxes: readonly Box[]): boolean {
  const digits = boxes.filter((box) => centreY(box) > line.y + line.height);
  return areSideBySide(digits) && reachesPast(line, digits, PAST);
}

/** Whether a box may be a digit that a line was drawn along. */
function isAlong(digit: Box, line: Box): boolean {
  const isThin =
    line.height <= Math.max(THIN * digit.height, Math.min(ASLANT * line.width, HIGHEST * digit.height));
  const centre = centreX(digit);
  return (
    isThin &&
    centre > line.x &&
    centre < line.x + line.width &&
    gapY(digit, line) <= NEAR * digit.height &&
    -gapY(digit, line) < line.height
  );
}

/** Whether a line goes past all digits on both sides by that share of their height at least. */
function reachesPast(line: Box, digits: readonly Box[], share: number): boolean {
  const all = boundingBox(digits);
  const past = share * Math.min(...digits.map(({ height }) => height));
  return line.x + past <= all.x && line.x + line.width - past >= all.x + all.width;
}
