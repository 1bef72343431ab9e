import { boundingBox } from '../boxes';
import type { Box } from '../picture';

/** What lies between two neighbouring pieces of a line. */
export interface Joint {
  /** The space between their boxes from left to right, as a share of the line's height; 0 if they overlap. */
  readonly gap: number;
  /** How much of the narrower one's width they share, 0..1. */
  readonly overlap: number;
  /** How they were cut apart; `null` if they were apart from the start. */
  readonly cut: JointCut | null;
}

/** A cut between two pieces. */
export interface JointCut {
  /** Length of the ink that it goes through, as a share of the line's height. */
  readonly ink: number;
  /** The strokes that it goes through. */
  readonly crossings: number;
  /** Log odds that two digits meet along it. */
  readonly seam: number;
}

/** A line of ink in pieces that are read whole; each digit is a run of them. */
export interface Lattice {
  /** The boxes of the pieces, from left to right. */
  readonly boxes: readonly Box[];
  /** One fewer: what lies between each piece and the next. */
  readonly joints: readonly Joint[];
  /** The usual height of a digit, in the unit of the boxes. */
  readonly height: number;
  /** Whether all of its ink hangs together, as one digit's does. */
  readonly isOnePiece: boolean;
}

/** A run of pieces: those at `from` to `to` - 1. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** More pieces than this are never one digit. */
const MOST_PIECES = 7;

/** A run of several pieces is no wider than this many usual heights: hardly any of MNIST's digits is. */
const WIDEST = 1.5;

/**
 * The runs that may be a digit each. Every piece alone is one, so that a line can always be read, and so is all of a line
 * that hangs together.
 */
export function spansOf({ boxes, height, isOnePiece }: Lattice): Span[] {
  return boxes.flatMap((_, from) => {
    const spans: Span[] = [{ from, to: from + 1 }];
    for (let to = from + 2; to <= Math.min(boxes.length, from + MOST_PIECES); to++) {
      const { width, height: own } = boundingBox(boxes.slice(from, to));
      if (width <= WIDEST * Math.max(height, own)) spans.push({ from, to });
    }
    if (isOnePiece && from === 0 && spans.at(-1)!.to < boxes.length) spans.push({ from, to: boxes.length });
    return spans;
  });
}

/** Whether a cut goes along either side of a run. */
export function isCutOff({ from, to }: Span, { joints }: Lattice): boolean {
  return [joints[from - 1], joints[to - 1]].some((joint) => joint !== undefined && joint.cut !== null);
}
