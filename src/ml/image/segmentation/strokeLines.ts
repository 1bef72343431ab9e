import { thousands } from '../../figures';
import { UserError } from '../../userError';
import type { Component } from '../components';
import { MOST_MARKS } from '../crowd';
import { DIGIT_SIDE } from '../frame';
import type { Box } from '../picture';
import type { Stroke } from '../stroke';
import { PEN_WIDTH, strokesBox } from '../strokes';
import { jointOf } from './joint';
import { spansOf, type Lattice, type Span } from './lattice';
import { linesOf } from './lines';
import { withoutUnderlines } from './underlines';

/** Strokes of a line that may be one digit. */
export interface StrokeGroup {
  readonly span: Span;
  readonly strokes: readonly Stroke[];
}

/** A line of a drawing, with everything in it that may be a digit. */
export interface StrokeLine {
  readonly lattice: Lattice;
  readonly groups: readonly StrokeGroup[];
}

/**
 * Finds what may be a digit in a drawing: line by line from the top, each from the left. No stroke is cut.
 * @throws UserError if there are more strokes than can be looked at within seconds
 */
export function groupStrokes(strokes: readonly Stroke[]): StrokeLine[] {
  const inked = strokes.filter((stroke) => stroke.length > 0);
  if (inked.length > MOST_MARKS) {
    throw new UserError(
      `There are too many strokes in this drawing to read numbers in it (${thousands(inked.length)}; the limit is ` +
        `${thousands(MOST_MARKS)}). Remove some and try again.`,
    );
  }
  const drawn = digitStrokes(inked);
  const boxes = withPen(drawn.map((stroke) => strokesBox([stroke])!));
  const lines = linesOf(piecesOf(boxes));
  return lines.map(({ signs, height }) => {
    const lattice: Lattice = {
      boxes: signs.map(({ box }) => box),
      joints: signs.slice(1).map(({ box }, index) => jointOf(signs[index]!.box, box, height, null)),
      height,
      isOnePiece: signs.length === 1,
    };
    const groups = spansOf(lattice).map((span) => ({
      span,
      // In the order in which they were drawn.
      strokes: signs
        .slice(span.from, span.to)
        .flatMap(({ pieces }) => pieces.map(({ label }) => label))
        .sort((a, b) => a - b)
        .map((index) => drawn[index]!),
    }));
    return { lattice, groups };
  });
}

/** The strokes without lines under digits. Such a line is long, so that with it the pen would be taken for a wide one. */
function digitStrokes(strokes: readonly Stroke[]): Stroke[] {
  const pieces = piecesOf(strokes.map((stroke) => strokesBox([stroke])!));
  return withoutUnderlines(pieces).map(({ label }) => strokes[label]!);
}

function piecesOf(boxes: readonly Box[]): Component[] {
  return boxes.map((box, label) => ({ box, label, area: box.width * box.height }));
}

/** Boxes of the ink around those of the paths, with a pen that suits the largest of them. */
function withPen(boxes: readonly Box[]): Box[] {
  const longest = Math.max(0, ...boxes.map(({ width, height }) => Math.max(width, height)));
  const pen = longest === 0 ? 1 : (longest * PEN_WIDTH) / (DIGIT_SIDE - PEN_WIDTH);
  return boxes.map(({ x, y, width, height }) => ({
    x: x - pen / 2,
    y: y - pen / 2,
    width: width + pen,
    height: height + pen,
  }));
}
