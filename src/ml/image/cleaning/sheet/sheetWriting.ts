import { median } from '../../../quantile';
import { areSideBySide } from '../../boxes';
import { connectedComponents } from '../../components';
import { areCrowd } from '../../crowd';
import { inkBounds } from '../../inkBounds';
import type { Mask } from '../../picture';
import { isBent } from '../shapes/inertia';
import type { GreyPicture } from '../luminance';
import { thickest } from '../shapes/thickest';
import { inverse } from '../threshold';

/** Writing covers at most this share of a sheet. */
const MOST_WRITING = 0.4;

/** Writing on a sheet is at least this long, as a share of the sheet's shorter side. */
const SMALLEST_WRITING = 0.05;

/** Writing on a sheet is darker or lighter than its paper by at least this much, 0..1: less is noise. */
const LEAST_STEP = 0.1;

/** Writing leaves a bare square on its sheet whose side is at least this many widths of its strokes. */
const BARE_SQUARE = 1.5;

/** Digits beside a sheet are at least this share as high as the highest on it: lower ones are a page's buttons and letters. */
const HIGH = 0.25;

/** A sheet, or what is beside it, and what was found on it. */
interface Found {
  readonly grey: GreyPicture;
  readonly clean: { readonly mask: Mask };
}

/**
 * Whether what looks like a sheet has writing on it. Digits are filled rectangles too, with nothing inside (a printed 1), or
 * with small holes (0, 4, 6, 8 and 9 in bold type): strokes are much thinner than the paper between them.
 */
export function isWrittenOn({ grey, clean: { mask } }: Found): boolean {
  const ink = grey.data.filter((_, at) => mask.data[at] === 1).sort();
  const paper = grey.data.filter((_, at) => mask.data[at] === 0).sort();
  if (ink.length === 0 || ink.length > MOST_WRITING * mask.data.length) return false;
  if (Math.abs(median(ink)! - median(paper)!) < LEAST_STEP) return false;
  const box = inkBounds({ ...mask, data: Float32Array.from(mask.data) })!;
  const side = Math.min(mask.width, mask.height);
  if (Math.max(box.width, box.height) < SMALLEST_WRITING * side) return false;
  return thickest(inverse(mask)) >= BARE_SQUARE * thickest(mask);
}

/** Whether digits are written beside a sheet as well: then it is a part of a page, as the rows below the head of a table. */
export function areDigitsBeside(sheet: Found, beside: Found): boolean {
  const { mask } = beside.clean;
  const { labels, components } = connectedComponents(mask);
  const least = HIGH * highestIn(sheet.clean.mask);
  const high = components.filter(({ box }) => box.height >= least);
  if (high.length === 0 || areCrowd(high) || !isWrittenOn(beside)) return false;
  return areSideBySide(high.map(({ box }) => box)) || high.some((piece) => isBent(piece, labels, mask.width));
}

function highestIn(mask: Mask): number {
  return connectedComponents(mask).components.reduce((most, { box }) => Math.max(most, box.height), 0);
}
