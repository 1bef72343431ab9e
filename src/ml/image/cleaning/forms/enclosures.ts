import { areSideBySide } from '../../boxes';
import { connectedComponents, withoutPieces, type Component } from '../../components';
import { areCrowd } from '../../crowd';
import type { Box, Mask } from '../../picture';
import { filledOutline, type FilledOutline } from '../shapes/filledOutline';
import { isBent, isOne } from '../shapes/inertia';

/** A digit alone is at least this share as high as the space inside the line around it; nothing inside a 0 is. */
const ENCLOSED = 0.3;

/** As `ENCLOSED`, but for digits side by side in a circle as wide as `LEAST_ASPECT` says, which is hardly a 0. */
const IN_CIRCLE = 0.15;

/** As `ENCLOSED`, but in a box as wide as `LEAST_ASPECT` says, which may be a frame around a page. */
const IN_FRAME = 0.03;

/** Lower pieces than this, in pixels, show too little of a shape to tell what they are. */
const LOWEST = 8;

/** A box fills at least this share of the smallest rectangle around it; an ellipse fills 0.79. */
const STRAIGHT_SIDED = 0.9;

/** A circle fills at least this share of its convex hull, also where the line wobbles. */
const CONVEX = 0.95;

/**
 * Each part that a line goes around fills at least this share of its convex hull, or else ink reaches into it from the line:
 * a digit that touches it and would be lost.
 */
const EMPTY = 0.96;

/** A circle or a box around a single 1 is at least this share as wide as high. Zeros with corners are narrower. */
const LEAST_ASPECT = 0.8;

/** What stands in a circle is at most this share as high; the inside of a 0 drawn in outline is higher. */
const MOST_IN_CIRCLE = 0.65;

/** Another piece at least this share as high as a circle says that it is a digit as well. */
const AS_HIGH = 0.6;

/** A 1 in a box leans by less than this, in pixels to either side for each one down. */
const UPRIGHT = 0.6;

/** As `UPRIGHT`, in a circle: the slash of a round 0 leans by 0.5 and more. */
const UPRIGHT_IN_CIRCLE = 0.3;

/** All pieces of a picture. */
interface Pieces {
  readonly labels: Int32Array;
  /** Of the picture, in pixels. */
  readonly width: number;
  /** Those high enough to count. */
  readonly tall: readonly Component[];
}

/**
 * Drops lines that are drawn around digits: a circle, a box, the edge of a sign, the cells of a form. No digit goes around
 * ink that looks like a digit. But a 0 may go around a slash or a dot, and a digit drawn in outline around its own inside.
 */
export function withoutEnclosures(mask: Mask): Mask {
  const found = connectedComponents(mask);
  const tall = found.components.filter(({ box }) => box.height >= LOWEST);
  // `findGlyphs` refuses a crowd. Among many pieces each is compared with all, and large ones are gone over again and again.
  if (areCrowd(tall)) return mask;
  const isEnclosure = enclosureTest({ labels: found.labels, width: mask.width, tall });
  return withoutPieces(mask, found, tall.filter(isEnclosure));
}

function enclosureTest(pieces: Pieces): (outer: Component) => boolean {
  const { labels, width, tall } = pieces;
  return (outer) => {
    const near = tall.filter(
      ({ box }) => box.height >= IN_FRAME * outer.box.height && isWithin(box, outer.box),
    );
    if (near.length === 0) return false;
    const outline = filledOutline(labels, width, outer);
    const isBox = outline.straightness >= STRAIGHT_SIDED;
    if (!isBox && !isRound(outer, outline)) return false;
    const inner = near.filter(outline.holds);
    if (inner.length === 0) return false;
    const { convexity, heightAround } = outline.within();
    if (convexity < EMPTY) return false;
    const enclosed = inner.map((piece) => ({ piece, share: piece.box.height / heightAround(piece) }));
    return isBox ? isBoxAround(outer, enclosed, pieces) : isCircleAround(outer, enclosed, pieces);
  };
}

/** A piece that a line goes around, and how high it is as a share of the place that the line leaves it. */
interface Enclosed {
  readonly piece: Component;
  readonly share: number;
}

function isBoxAround({ box }: Component, inner: readonly Enclosed[], pieces: Pieces): boolean {
  const isWide = aspect(box) >= LEAST_ASPECT;
  const counted = atLeast(isWide ? IN_FRAME : ENCLOSED, inner);
  if (areSideBySide(counted.map((piece) => piece.box))) return true;
  return (
    counted.some((piece) => isBent(piece, pieces.labels, pieces.width)) ||
    (isWide && atLeast(ENCLOSED, inner).some((piece) => isOne(piece, UPRIGHT, pieces.labels, pieces.width)))
  );
}

/** Whether it is the line of a circle or something like it, rather than of another shape. */
function isRound({ box }: Component, { convexity }: FilledOutline): boolean {
  return convexity >= CONVEX && aspect(box) >= LEAST_ASPECT;
}

function isCircleAround(outer: Component, inner: readonly Enclosed[], pieces: Pieces): boolean {
  const { box } = outer;
  const isBeside = (piece: Component): boolean =>
    piece !== outer && !isWithin(piece.box, box) && piece.box.height >= AS_HIGH * box.height;
  if (pieces.tall.some(isBeside)) return false;
  if (areSideBySide(atLeast(IN_CIRCLE, inner).map((piece) => piece.box))) return true;
  return atLeast(ENCLOSED, inner).some(
    (piece) =>
      piece.box.height <= MOST_IN_CIRCLE * box.height &&
      (isBent(piece, pieces.labels, pieces.width) ||
        isOne(piece, UPRIGHT_IN_CIRCLE, pieces.labels, pieces.width)),
  );
}

function atLeast(share: number, inner: readonly Enclosed[]): Component[] {
  return inner.filter((each) => each.share >= share).map(({ piece }) => piece);
}

function aspect({ width, height }: Box): number {
  return width / height;
}

function isWithin(inner: Box, outer: Box): boolean {
  return (
    inner.x > outer.x &&
    inner.y > outer.y &&
    inner.x + inner.width < outer.x + outer.width &&
    inner.y + inner.height < outer.y + outer.height
  );
}
