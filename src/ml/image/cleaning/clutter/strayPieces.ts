import { median, quantile } from '../../../quantile';
import { gapX, gapY, touchesBorder } from '../../boxes';
import { connectedComponents, withoutPieces, type Component, type Components } from '../../components';
import { areCrowd } from '../../crowd';
import type { InkPicture, Mask } from '../../picture';
import { inertiaOf } from '../shapes/inertia';
import { thickest } from '../shapes/thickest';

/** Writing at least this high is looked at, in pixels of the picture: strokes of smaller writing fade and break off. */
const LARGE = 40;

/** Pieces at least this share as high as the highest tell how high and how dark the writing is. */
const HIGH = 0.3;

/** Pieces less than this share as high and as wide as the highest is high are specks, and no sign of a digit near by. */
const SPECK = 0.06;

/** A piece nearer to a digit than this share of the highest one may be a part of it, or a decimal point. */
const APART = 0.2;

/** A piece is faint if it is at most this share as dark as the writing. */
const FAINT = 0.55;

/** A faint piece is a digit of a second, lighter pen if it is at least this share as high as the dark pieces usually are. */
const LEAST_HEIGHT = 0.6;

/** It is at most this many times as high as they usually are. */
const MOST_HEIGHT = 1.6;

/** It is at most this many times as wide as high, as two digits that touch are; a pencil is much wider. */
const MOST_WIDTH = 1.5;

/** Its strokes are at most this share as thick as it is high. Those of bold print come to 0.3; a finger has none. */
const MOST_THICKNESS = 0.35;

/** A piece counts as dark as this quantile of its ink: strokes fade at their edges. */
const LIGHTER = 0.75;

/** A dot fills at least this share of the box around it; a disc fills 0.79. */
const SOLID = 0.7;

/** A dot's shorter side is at least this share of its longer one. */
const ROUND = 0.7;

/** A bar, level or aslant, is at least this many times as long as it is thick. */
const FLAT = 2.5;

/** A bar is at least this many times as wide as the highest piece is high: that of a 5 or a 7 is shorter. */
const LONG = 1.5;

/**
 * A bar covers at least this share of its ellipse of inertia, also where light on it shows as paper; digits that touch each
 * other cover a third.
 */
const FILLED = 0.5;

/**
 * Drops what lies apart from the writing and is no digit beside it: what is much fainter and does not look like a digit of a
 * lighter pen, as a finger in the picture or a dark corner; small dots, as the holes of a sheet for a folder; and bars, as a
 * pencil that lies on it.
 * @param ink as large as the mask, 0..1
 * @param scale pixels of the picture to one of the mask
 */
export function withoutStrayPieces(mask: Mask, ink: InkPicture, scale: number): Mask {
  const found = connectedComponents(mask);
  const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0);
  const highest = most(found.components.map(({ box }) => box.height));
  if (highest * scale < LARGE) return mask;
  const pieces = found.components.filter(({ box }) => Math.max(box.width, box.height) >= SPECK * highest);
  // Nothing is read there, and to compare all with all would take long.
  if (areCrowd(pieces)) return mask;
  const darkness = darknessOf(found, ink);
  const isHigh = ({ box }: Component): boolean => box.height >= HIGH * highest;
  const darkest = most(pieces.filter(isHigh).map(({ label }) => darkness[label]!));
  const isLong = ({ box }: Component): boolean => box.width >= LONG * highest;
  const isDark = ({ label }: Component): boolean => darkness[label]! > FAINT * darkest;
  const heights = pieces.filter((piece) => isHigh(piece) && isDark(piece)).map(({ box }) => box.height);
  const usual = median(heights.sort((a, b) => a - b)) ?? 0;
  const isDigit = (piece: Component): boolean =>
    (isDark(piece) || isOfLighterPen(piece, usual, found.labels, mask)) &&
    !(isLong(piece) && isBar(piece, found.labels, mask.width)) &&
    !(isDot(piece) && !isHigh(piece));
  const digits = new Set(pieces.filter(isDigit));
  if (digits.size === 0) return mask;
  const near = APART * most(Array.from(digits, ({ box }) => box.height));
  const isApart = ({ box }: Component): boolean =>
    Array.from(digits).every((digit) => Math.max(gapX(box, digit.box), gapY(box, digit.box)) >= near);
  return withoutPieces(
    mask,
    found,
    pieces.filter((piece) => !digits.has(piece) && isApart(piece)),
  );
}

/** How dark each piece is, by its label. */
function darknessOf({ labels, components }: Components, { data }: InkPicture): Float32Array {
  const values = components.map(({ area }) => new Float32Array(area));
  const counts = new Uint32Array(components.length);
  labels.forEach((label, at) => {
    if (label > 0) values[label - 1]![counts[label - 1]!++] = data[at]!;
  });
  return Float32Array.from([0, ...values.map((ink) => quantile(ink.sort(), LIGHTER)!)]);
}

/** @param usual height of what is written, in pixels */
function isOfLighterPen({ label, box }: Component, usual: number, labels: Int32Array, mask: Mask): boolean {
  const { x, y, width, height } = box;
  if (touchesBorder(box, mask) || width > MOST_WIDTH * height) return false;
  if (height < LEAST_HEIGHT * usual || height > MOST_HEIGHT * usual) return false;
  const data = Uint8Array.from({ length: width * height }, (_, at) =>
    labels[(y + Math.floor(at / width)) * mask.width + x + (at % width)] === label ? 1 : 0,
  );
  return thickest({ width, height, data }) <= MOST_THICKNESS * height;
}

function isDot({ area, box: { width, height } }: Component): boolean {
  return area >= SOLID * width * height && Math.min(width, height) >= ROUND * Math.max(width, height);
}

function isBar(piece: Component, labels: Int32Array, width: number): boolean {
  const { cover, slenderness } = inertiaOf(piece, labels, width);
  return slenderness >= FLAT && cover >= FILLED;
}
