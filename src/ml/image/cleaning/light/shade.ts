import { connectedComponents } from '../../components';
import { averaged } from './averaged';
import { borderContact, onBorder } from '../clutter/borderContact';
import type { GreyPicture } from '../luminance';
import { closing, opening } from './morphology';
import { extentOf } from '../workingSize';

/** The radius of the closing, as a share of the picture's extent: it fills all strokes, and no shadow altogether. */
const REACH = 0.1;

/** The radii with which writing is looked for, as `REACH`, the smallest first. */
const REACHES = [0.03, 0.06, REACH];

/** In pictures with a shorter side below this, in pixels, nothing is wider than strokes. */
const SMALLEST = 48;

/** Shade is looked for on blocks of pixels first, about this many along the picture's extent. */
const BLOCKS = 128;

/** Writing differs from its paper by at least this much, as a mean of squares over the picture. */
const LEAST_WRITING = 0.0003;

/**
 * Where the border looks dark, writing is taken to be dark all the same only if dark strokes stand out at least this many
 * times as much as light ones: the paper between light strokes looks like dark strokes, and the panels of a dark window like
 * light and shade.
 */
const CLEARLY = 1.5;

/** Shade is less than this share as light as the lightest paper. */
const SHADED = 0.88;

/** Shade is at least this share as light as the lightest paper: what is darker is no paper in a shadow. */
const DARKEST = 0.3;

/** At most this share of the picture is darker than shade. */
const MOST_DARKER = 0.05;

/**
 * Light and shade come in from the border, and each lies along at least this much of it, as a share of the picture's
 * extent.
 */
const ALONG_BORDER = 0.1;

/**
 * Takes away shadows that end at an edge and fall on dark writing: a blurred background takes their dark side for ink. A
 * closing fills strokes up with the paper around them and leaves what is thicker as it is. Each pixel is divided by that.
 * @param grey 0 (black) to 1
 * @param isBorderLight whether the border, shadows taken away, is rather paper that dark writing is on
 * @returns the same writing on paper of about 1; `null` if there is no such shadow, or light writing
 */
export function withoutShade(grey: GreyPicture, isBorderLight: () => boolean): GreyPicture | null {
  if (Math.min(grey.width, grey.height) < SMALLEST) return null;
  const coarse = averagedInBlocks(grey, Math.ceil(extentOf(grey) / BLOCKS));
  if (!variesAlongBorder(coarse) || !isShaded(coarse)) return null;
  if (!isDarkWriting(coarse, isBorderLight() ? 1 : CLEARLY)) return null;
  const paper = closing(grey, Math.round(REACH * extentOf(grey))).data;
  // A thick digit's own darkness is no shade.
  const darkest = DARKEST * largest(paper);
  return { ...grey, data: grey.data.map((value, at) => value / Math.max(darkest, paper[at]!)) };
}

/**
 * Whether the writing is dark rather than light. The smallest radius at which there is any writing decides: the paper within
 * a loop is wider than the stroke around it.
 * @param least how many times as much as light strokes dark ones must stand out
 */
function isDarkWriting(coarse: GreyPicture, least: number): boolean {
  for (const reach of REACHES) {
    const radius = Math.max(1, Math.round(reach * extentOf(coarse)));
    const dark = meanSquare(closing(coarse, radius), coarse);
    const light = meanSquare(coarse, opening(coarse, radius));
    if (Math.max(dark, light) > LEAST_WRITING) return dark > least * light;
  }
  return false;
}

function meanSquare(more: GreyPicture, less: GreyPicture): number {
  return more.data.reduce((sum, value, at) => sum + (value - less.data[at]!) ** 2, 0) / more.data.length;
}

/** Whether there may be light and shade along the border: most pictures' is all alike, which is seen at once. */
function variesAlongBorder({ width, height, data }: GreyPicture): boolean {
  const border = data.filter(
    (_, at) => at < width || at >= data.length - width || at % width === 0 || at % width === width - 1,
  );
  const lit = largest(border);
  const shaded = border.filter((value) => value < SHADED * lit && value >= DARKEST * lit).length;
  return shaded >= ALONG_BORDER * extentOf({ width, height });
}

/** Whether both light and shade come in from the border. */
function isShaded(coarse: GreyPicture): boolean {
  const extent = extentOf(coarse);
  const radius = Math.max(1, Math.round(REACH * extent));
  const paper = opening(closing(coarse, radius), Math.max(1, radius >> 1));
  const lit = largest(paper.data);
  const darker = paper.data.filter((value) => value < DARKEST * lit).length;
  if (darker > MOST_DARKER * paper.data.length) return false;
  const least = ALONG_BORDER * extent;
  return (
    liesAlongBorder(paper, (value) => value >= SHADED * lit, least) &&
    liesAlongBorder(paper, (value) => value < SHADED * lit && value >= DARKEST * lit, least)
  );
}

/** Whether something that hangs together covers at least `least` pixels of the border. */
function liesAlongBorder(
  { width, height, data }: GreyPicture,
  belongs: (value: number) => boolean,
  least: number,
): boolean {
  const mask = { width, height, data: Uint8Array.from(data, (value) => Number(belongs(value))) };
  const found = connectedComponents(mask);
  const contact = borderContact(found, mask);
  return found.components.some(({ label }) => onBorder(contact, label) >= least);
}

function largest(values: Float32Array): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}

function averagedInBlocks(grey: GreyPicture, side: number): GreyPicture {
  const blocks = { width: Math.ceil(grey.width / side), height: Math.ceil(grey.height / side) };
  const block = (at: number): number => Math.floor(at / side);
  return averaged(grey, blocks, { column: block, row: block });
}
