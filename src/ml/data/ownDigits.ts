import { FRAME_SIZE } from '../image/picture';
import { concatenateImages, subset, type LabelledImages } from './labelledImages';

/** A digit that somebody drew and labelled: 784 bytes, row-major, 0 paper to 255 full ink, and what it is, 0..9. */
export interface OwnDigit {
  readonly image: Uint8Array;
  readonly label: number;
}

/** One change of a collection. A digit is named by what it looks like, as its place may be another one by then. */
export type DigitChange =
  /** `at`: the place that it gets, the last one if left out. */
  | { readonly kind: 'keep'; readonly digit: OwnDigit; readonly at?: number }
  | { readonly kind: 'remove'; readonly digit: OwnDigit }
  | { readonly kind: 'relabel'; readonly digit: OwnDigit; readonly label: number };

export interface ChangedDigits {
  readonly digits: LabelledImages;
  /** The change that takes this one back; `null` if there was nothing to change. */
  readonly undo: DigitChange | null;
}

/** How the name of a training set's part begins that holds digits of the user's own. */
export const OWN_PART = 'my digits';

/** The names that `ownAddition` gives. A folder's own name may have commas in it. */
const ADDITION = new RegExp(`^${OWN_PART}(?: of (.+))?, each \\d+ times$`, 'i');

/** The folder that the user's own digits lie in, and so the name of the dataset that it is when it is trained on alone. */
export const OWN_FOLDER = 'my-digits';

/** The name of the part of a training set that is all digits of a folder, each `times` times, beside a dataset. */
export function ownAddition(folder: string, times: number): string {
  return `${isOwn(folder) ? OWN_PART : `${OWN_PART} of ${folder}`}, each ${times} times`;
}

/** The name of the folder whose digits, all of them, are the part of that name; `null` if it is another part. */
export function addedFolder(name: string): string | null {
  const match = ADDITION.exec(name);
  return match === null ? null : (match[1] ?? OWN_FOLDER);
}

/**
 * Whether this is the name of digits of the user's own, as a dataset or as a part of one. Capitals are not looked at, as on
 * some systems a folder's may be either.
 */
export function isOwn(name: string): boolean {
  const small = name.toLowerCase();
  return small === OWN_FOLDER || small === OWN_PART || addedFolder(small) === OWN_FOLDER;
}

/** A collection without digits. */
export const NO_DIGITS: LabelledImages = { count: 0, images: new Uint8Array(0), labels: new Uint8Array(0) };

/**
 * A collection after a change. An image is in it once: keeping it again under another label changes its label. What is
 * not there any more is neither removed nor labelled anew.
 */
export function changeDigits(digits: LabelledImages, change: DigitChange): ChangedDigits {
  switch (change.kind) {
    case 'keep':
      return kept(digits, change.digit, change.at);
    case 'remove':
      return removed(digits, change.digit);
    case 'relabel':
      return relabelled(digits, change.digit, change.label);
  }
}

function kept(digits: LabelledImages, digit: OwnDigit, at = digits.count): ChangedDigits {
  const place = placeOf(digits, digit.image);
  if (place >= 0) {
    return relabelled(digits, { image: digit.image, label: digits.labels[place]! }, digit.label);
  }
  const before = Math.min(at, digits.count);
  const one = { count: 1, images: digit.image, labels: Uint8Array.of(digit.label) };
  const parts = [span(digits, 0, before), one, span(digits, before, digits.count)];
  return { digits: concatenateImages(parts), undo: { kind: 'remove', digit } };
}

/** Also where it has got another label meanwhile: a label may be under way when the digit is deleted. */
function removed(digits: LabelledImages, { image, label: sought }: OwnDigit): ChangedDigits {
  const exact = placeOf(digits, image, sought);
  const place = exact >= 0 ? exact : placeOf(digits, image);
  const label = digits.labels[place];
  if (label === undefined) return { digits, undo: null };
  const parts = [span(digits, 0, place), span(digits, place + 1, digits.count)];
  return { digits: concatenateImages(parts), undo: { kind: 'keep', digit: { image, label }, at: place } };
}

/** Also where it has got another label meanwhile: whoever pressed a wrong key presses the right one soon after. */
function relabelled(digits: LabelledImages, { image }: OwnDigit, label: number): ChangedDigits {
  const place = placeOf(digits, image);
  const before = digits.labels[place];
  if (before === undefined || label === before) return { digits, undo: null };
  const undo = { kind: 'relabel', digit: { image, label }, label: before } as const;
  const labels = digits.labels.slice();
  labels[place] = label;
  return { digits: { ...digits, labels }, undo };
}

/** The place of the first digit that looks like this, and has this label if one is given; -1 if there is none. */
function placeOf({ count, images, labels }: LabelledImages, image: Uint8Array, label?: number): number {
  for (let place = 0; place < count; place++) {
    if (label !== undefined && labels[place] !== label) continue;
    const start = place * FRAME_SIZE;
    if (image.every((value, pixel) => images[start + pixel] === value)) return place;
  }
  return -1;
}

function span(images: LabelledImages, from: number, to: number): LabelledImages {
  return subset(
    images,
    Uint32Array.from({ length: to - from }, (_, index) => from + index),
  );
}
