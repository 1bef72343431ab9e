import { median } from '../../../quantile';
import { areSideBySide } from '../../boxes';
import { connectedComponents, type Component } from '../../components';
import { areCrowd } from '../../crowd';
import type { Box, InkPicture, Mask } from '../../picture';
import { filledOutline } from '../shapes/filledOutline';
import { inertiaOf, isBent, isOne } from '../shapes/inertia';
import { thickest } from '../shapes/thickest';

/** A lower badge than this, in pixels, shows too little of what is written on it. */
const LOWEST = 16;

/** At least this share of a badge is bare: strokes cover less, and a frame around a digit is thinner. */
const BARE = 0.5;

/** A badge fills at least this share of its convex hull, be it a disc, a pill or a rectangle. */
const CONVEX = 0.95;

/** One of the digits on a badge is at least this share as high as it. */
const HIGH = 0.25;

/** As `HIGH`, for those beside it. */
const BESIDE = 0.15;

/** A badge is somewhere this many times as thick as the strokes on it; the line of a bold 0 hardly is. */
const THICKER_THAN_STROKES = 1.5;

/** A badge for a 1 alone is at least this share as wide as high: a bold 0 is narrower. */
const LEAST_ASPECT = 0.8;

/** A 1 alone is at most this share as high as its badge: the paper in a bold 0 is higher. */
const MOST_HIGH = 0.65;

/** A 1 on a badge leans by less than this, in pixels to either side for each pixel down. */
const UPRIGHT = 0.6;

/** A badge for a 1 alone leans by less than this, as `UPRIGHT`; a bold 0 leans as the paper in it does. */
const STRAIGHT = 0.15;

/** The places, in the picture, of all pixels inside the outline of a badge; none if it is no badge. */
type Badge = readonly number[];

/**
 * Inverts filled shapes that have lighter writing on them: badges, buttons, keys, stickers. A shape is one if the paper that
 * shows through it looks like strokes, as the paper inside bold digits does not.
 * @param dark where there is ink, as large as `ink`
 */
export function withBadgesInverted(
  ink: InkPicture,
  dark: Mask,
): { readonly ink: InkPicture; readonly dark: Mask } {
  const { labels, components } = connectedComponents(dark);
  const badges = components.map((piece) => badgeOf(piece, labels, dark)).filter(({ length }) => length > 0);
  if (badges.length === 0) return { ink, dark };
  const inverted = { ink: { ...ink, data: ink.data.slice() }, dark: { ...dark, data: dark.data.slice() } };
  for (const badge of badges) {
    const inked = badge.filter((at) => dark.data[at] === 1);
    const ground = median(Float32Array.from(inked, (at) => ink.data[at]!).sort())!;
    for (const at of badge) {
      inverted.ink.data[at] = Math.max(0, 1 - ink.data[at]! / ground);
      inverted.dark.data[at] = 1 - dark.data[at]!;
    }
  }
  return inverted;
}

function badgeOf(piece: Component, labels: Int32Array, dark: Mask): Badge {
  const { area, box } = piece;
  // A square that stands on its corner fills half of its box.
  if (box.height < LOWEST || area < (BARE / 2) * box.width * box.height) return [];
  const { inside, convexity } = filledOutline(labels, dark.width, piece);
  if (convexity < CONVEX) return [];
  const placeOf = (at: number): number =>
    (box.y - 1 + Math.floor(at / inside.width)) * dark.width + box.x - 1 + (at % inside.width);
  const paper = { ...inside, data: inside.data.map((value, at) => value && 1 - dark.data[placeOf(at)]!) };
  return showsWriting(box, inside, paper)
    ? Array.from(inside.data.keys())
        .filter((at) => inside.data[at] === 1)
        .map(placeOf)
    : [];
}

/**
 * Whether the paper that shows through a shape is what is written on it.
 * @param inside all of the shape, with the paper in it
 */
function showsWriting(badge: Box, inside: Mask, paper: Mask): boolean {
  const bare = { ...inside, data: inside.data.map((value, at) => value - paper.data[at]!) };
  if (sum(bare) < BARE * sum(inside)) return false;
  const { labels, components } = connectedComponents(paper);
  const atLeast = (share: number): Component[] =>
    components.filter(({ box }) => box.height >= share * badge.height);
  const high = atLeast(HIGH);
  // Each is gone over again.
  if (high.length === 0 || areCrowd(high)) return false;
  const isForOne = badge.width >= LEAST_ASPECT * badge.height && Math.abs(leanOf(inside)) < STRAIGHT;
  const isDigit = (piece: Component): boolean =>
    isBent(piece, labels, paper.width) ||
    (isForOne && piece.box.height <= MOST_HIGH * badge.height && isOne(piece, UPRIGHT, labels, paper.width));
  if (thickest(bare) < THICKER_THAN_STROKES * thickest(paper)) return false;
  return areSideBySide(atLeast(BESIDE).map(({ box }) => box)) || high.some(isDigit);
}

/** How far a shape leans to the side for each pixel down. */
function leanOf(shape: Mask): number {
  const { labels, components } = connectedComponents(shape);
  return inertiaOf(components[0]!, labels, shape.width).lean;
}

function sum({ data }: Mask): number {
  return data.reduce((total, value) => total + value, 0);
}
