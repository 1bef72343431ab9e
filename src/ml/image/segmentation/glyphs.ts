import { UserError } from '../../userError';
import { boundingBox, centreX } from '../boxes';
import type { CleanPicture } from '../cleaning/cleanUp';
import { connectedComponents, type Component } from '../components';
import { areCrowd } from '../crowd';
import type { Box, InkPicture } from '../picture';
import { cutsOf, type Cut, type CutJudges } from './cuts';
import { jointOf } from './joint';
import { spansOf, type Joint, type JointCut, type Lattice, type Span } from './lattice';
import { linesOf, type Line } from './lines';
import { SEAM_HEIGHT, seamsOf } from './seams';
import { withoutUnderlines } from './underlines';
import { wholeness } from './wholeness';

/** A run of pieces of a line that may be one digit. */
export interface Glyph {
  readonly span: Span;
  /** Where it is, in pixels of the original picture. */
  readonly box: Box;
  /** Its ink alone, 0 to 1. Made when it is asked for: most runs are never looked at. */
  readonly cutOut: () => InkPicture;
}

/** A line of writing, with everything in it that may be a digit. */
export interface GlyphLine {
  readonly lattice: Lattice;
  readonly glyphs: readonly Glyph[];
}

/** A piece of ink narrower than this share of the usual height is one digit at most, and is not cut. */
export const NARROWEST_CUT = 0.3;

/**
 * At most this many pieces of a picture are looked at for places where digits touch. Few numbers have as many; a page
 * of text has thousands of pieces that look like no digit, and each takes a hundredth of a second.
 */
const MOST_CUT = 100;

/**
 * The pieces that are looked at are together at most this many usual heights wide. Hundreds of touching digits are
 * narrower; a few stripes are wider, and each takes a second to look at and would be cut into hundreds of pieces.
 */
const MOST_WIDTH = 400;

const JUDGES: CutJudges = { findSeams: seamsOf, wholeness };

/**
 * Finds what may be a digit in a picture: line by line from the top, each from the left.
 * @throws UserError if there are more marks than can be looked at within seconds
 */
export function findGlyphs(picture: CleanPicture, judges: CutJudges = JUDGES): GlyphLine[] {
  const { labels, components } = connectedComponents(picture.mask);
  refuseCrowd(components);
  const pieces = new Pieces(labels, components.length, picture.ink, judges);
  const lines = linesOf(withoutUnderlines(components)).map((line) => pieces.latticeOf(line));
  growLabels(labels, picture.ink);
  return lines.map(({ lattice, members }) => ({
    lattice,
    glyphs: spansOf(lattice).map((span) => {
      const run = members.slice(span.from, span.to).flat();
      const box = boundingBox(run.map((piece) => piece.box));
      return { span, box: inOriginal(box, picture), cutOut: () => cutOut(run, box, labels, picture.ink) };
    }),
  }));
}

function refuseCrowd(components: readonly Component[]): void {
  if (!areCrowd(components)) return;
  throw new UserError(
    'There are too many marks in this image to read numbers in it. Crop it to the digits and try again.',
  );
}

interface PieceOfLine {
  readonly parts: readonly Component[];
  readonly box: Box;
  /** The cut on its left, and the sign that was cut. */
  readonly cut: (JointCut & { readonly sign: object }) | null;
  readonly sign: object;
}

/** Cuts signs into pieces; each piece gets a label of its own in `labels`. */
class Pieces {
  private readonly judges: CutJudges;
  /** How many more are looked at for seams, and how wide they may be together, in usual heights. */
  private readonly left = { pieces: MOST_CUT, width: MOST_WIDTH };

  constructor(
    private readonly labels: Int32Array,
    private count: number,
    private readonly ink: InkPicture,
    { findSeams, wholeness }: CutJudges,
  ) {
    this.judges = {
      wholeness,
      findSeams: (piece) => {
        this.left.pieces--;
        this.left.width -= piece.width / SEAM_HEIGHT;
        return findSeams(piece);
      },
    };
  }

  latticeOf({ signs, height }: Line): { lattice: Lattice; members: (readonly Component[])[] } {
    const pieces = signs
      .flatMap((sign): PieceOfLine[] => {
        const [only] = sign.pieces;
        if (sign.pieces.length > 1 || only === undefined || only.box.width < NARROWEST_CUT * height) {
          return [{ parts: sign.pieces, box: sign.box, cut: null, sign }];
        }
        const isTooMuch = this.left.pieces === 0 || only.box.width > this.left.width * height;
        const cuts = isTooMuch ? [] : cutsOf(only, this.labels, this.ink, height, this.judges);
        return this.cutApart(only, cuts).map(({ part, cut }) => ({
          parts: [part],
          box: part.box,
          cut:
            cut === null ? null : { ink: cut.ink / height, crossings: cut.crossings, seam: cut.seam, sign },
          sign,
        }));
      })
      .sort((a, b) => centreX(a.box) - centreX(b.box));
    return {
      members: pieces.map(({ parts }) => parts),
      lattice: {
        boxes: pieces.map(({ box }) => box),
        joints: pieces.slice(1).map((piece, index) => cutJoint(pieces[index]!, piece, height)),
        height,
        isOnePiece: signs.length === 1,
      },
    };
  }

  /** The parts between the cuts, from left to right, each with the cut on its left; empty ones are left out. */
  private cutApart(piece: Component, cuts: readonly Cut[]): { part: Component; cut: Cut | null }[] {
    if (cuts.length === 0) return [{ part: piece, cut: null }];
    const { label, box } = piece;
    const areas = new Uint32Array(cuts.length + 1);
    const corners = Array.from(areas, () => ({ left: Infinity, top: Infinity, right: -1, bottom: -1 }));
    for (let y = 0; y < box.height; y++) {
      for (let x = 0; x < box.width; x++) {
        const at = (box.y + y) * this.ink.width + box.x + x;
        if (this.labels[at] !== label) continue;
        const place = cuts.reduce((count, { columns }) => (columns[y]! <= x ? count + 1 : count), 0);
        if (place > 0) this.labels[at] = this.count + place;
        areas[place]!++;
        const corner = corners[place]!;
        corner.left = Math.min(corner.left, box.x + x);
        corner.top = Math.min(corner.top, box.y + y);
        corner.right = Math.max(corner.right, box.x + x);
        corner.bottom = Math.max(corner.bottom, box.y + y);
      }
    }
    const parts = corners.flatMap(({ left, top, right, bottom }, place) => {
      if (areas[place] === 0) return [];
      const part = {
        label: place === 0 ? label : this.count + place,
        area: areas[place]!,
        box: { x: left, y: top, width: right - left + 1, height: bottom - top + 1 },
      };
      return [{ part, cut: cuts[place - 1] ?? null }];
    });
    this.count += cuts.length;
    return parts;
  }
}

/** A cut joins only pieces that it made. */
function cutJoint(left: PieceOfLine, right: PieceOfLine, height: number): Joint {
  const cut = right.cut !== null && right.cut.sign === left.sign ? right.cut : null;
  return jointOf(left.box, right.box, height, cut);
}

/** Gives the pixels next to a piece, on which strokes fade out, to it: of several to the one with the darkest ink there. */
function growLabels(labels: Int32Array, { width, height, data }: InkPicture): void {
  const grown: [at: number, label: number][] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      if (labels[at] !== 0 || data[at] === 0) continue;
      let darkest = 0;
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          const near = ny * width + nx;
          if (labels[near] === 0 || data[near]! <= darkest) continue;
          darkest = data[near]!;
          grown.push([at, labels[near]!]);
        }
      }
    }
  }
  for (const [at, label] of grown) labels[at] = label;
}

/** Copies the pieces' box with a margin of one pixel, on which strokes fade out; other pieces' ink is left out. */
function cutOut(
  pieces: readonly Component[],
  box: Box,
  labels: Int32Array,
  { width: across, height: down, data: all }: InkPicture,
): InkPicture {
  const { x: x0, y: y0, width, height } = withMargin(box, across, down);
  const data = new Float32Array(width * height);
  for (const piece of pieces) {
    // Between pieces far from each other there is mostly paper.
    const own = withMargin(piece.box, across, down);
    for (let y = own.y; y < own.y + own.height; y++) {
      for (let x = own.x; x < own.x + own.width; x++) {
        const at = y * across + x;
        if (labels[at] === piece.label) data[(y - y0) * width + x - x0] = all[at]!;
      }
    }
  }
  return { width, height, data };
}

/** A box and the pixels next to it, as far as they are in the picture. */
function withMargin(box: Box, across: number, down: number): Box {
  const x = Math.max(0, box.x - 1);
  const y = Math.max(0, box.y - 1);
  const width = Math.min(across, box.x + box.width + 1) - x;
  const height = Math.min(down, box.y + box.height + 1) - y;
  return { x, y, width, height };
}

/** A box in pixels of the original picture. */
function inOriginal({ x, y, width, height }: Box, { scale, origin }: CleanPicture): Box {
  return {
    x: origin.x + x * scale.x,
    y: origin.y + y * scale.y,
    width: width * scale.x,
    height: height * scale.y,
  };
}
