import { connectedComponents, withoutPieces, type Component } from '../../components';
import type { Mask } from '../../picture';
import { borderContact, type BorderContact } from './borderContact';

/** The longer side of the smallest piece of ink that counts, in pixels. */
const SMALLEST_PIECE = 2;

/** Smaller pieces than this share of the largest are specks. */
const SPECK = 0.06;

/** A piece touches a side of the picture flatly if this share of its length there is in contact. */
const FLAT = 0.5;

/** A piece that touches one side flatly is dirt if it reaches less than this share into the picture. */
const SHALLOW = 0.15;

/**
 * What runs through the whole picture, such as a fold or the gap beside a page, is dirt only if all else is at most
 * this share as high: digits beside it would be passed over as points and dashes.
 */
const LOW_BESIDE = 0.6;

/**
 * What runs through the whole picture is dirt only if something else is at least this share as high: beside a 1 in a
 * picture cut to its size there are specks and points.
 */
const HIGH_BESIDE = 0.2;

/** A row or column is ink from end to end if at least this share of it is. */
const FULL = 0.98;

/** A line along the border is no wider than this share of the picture. */
const BORDER_LINE = 0.05;

/** Drops lines along the whole of a side, such as a canvas's edge, also where a digit hangs together with them. */
export function withoutBorderLines({ width, height, data }: Mask): Mask {
  const result = Uint8Array.from(data);
  const sides = [
    { lines: height, length: width, at: (line: number, along: number) => line * width + along },
    {
      lines: height,
      length: width,
      at: (line: number, along: number) => (height - 1 - line) * width + along,
    },
    { lines: width, length: height, at: (line: number, along: number) => along * width + line },
    { lines: width, length: height, at: (line: number, along: number) => (along + 1) * width - 1 - line },
  ];
  for (const { lines, length, at } of sides) {
    const isFull = (line: number): boolean => {
      let ink = 0;
      for (let along = 0; along < length; along++) ink += data[at(line, along)]!;
      return ink >= FULL * length;
    };
    let depth = 0;
    while (depth < lines && isFull(depth)) depth++;
    if (depth > BORDER_LINE * lines) continue;
    for (let line = 0; line < depth; line++) {
      for (let along = 0; along < length; along++) result[at(line, along)] = 0;
    }
  }
  return { width, height, data: result };
}

/** Drops specks, and what lies along the border: the table's edge, a shadow in a corner, a line of the paper. */
export function withoutDirt(mask: Mask): Mask {
  const found = connectedComponents(mask);
  const contact = borderContact(found, mask);
  const inside = withoutBands(found.components.filter(liesInside(contact, mask)), contact);
  const kept = inside.length > 0 ? inside : found.components;
  const largest = kept.reduce((most, piece) => Math.max(most, longerSide(piece)), 0);
  const smallest = Math.max(SPECK * largest, SMALLEST_PIECE);
  const isKept = new Set(kept.filter((piece) => longerSide(piece) >= smallest));
  const dropped = found.components.filter((piece) => !isKept.has(piece));
  return withoutPieces(mask, found, dropped);
}

function longerSide({ box }: Component): number {
  return Math.max(box.width, box.height);
}

/** Tells pieces that are written in the picture from those that lean against its border. */
function liesInside(contact: BorderContact, { width, height }: Mask): (piece: Component) => boolean {
  return ({ label, box }) => {
    const alongSide = Math.max(contact.left[label]!, contact.right[label]!) >= FLAT * box.height;
    const alongEnd = Math.max(contact.top[label]!, contact.bottom[label]!) >= FLAT * box.width;
    if (alongSide && alongEnd) return false;
    return !(alongSide && box.width < SHALLOW * width) && !(alongEnd && box.height < SHALLOW * height);
  };
}

/** Without what runs from one side of the picture through to the other and is far higher than what is written. */
function withoutBands(pieces: readonly Component[], contact: BorderContact): readonly Component[] {
  const isThrough = ({ label, box }: Component): boolean =>
    Math.min(contact.top[label]!, contact.bottom[label]!) >= FLAT * box.width ||
    Math.min(contact.left[label]!, contact.right[label]!) >= FLAT * box.height;
  const others = pieces.filter((piece) => !isThrough(piece));
  const highest = others.reduce((most, { box }) => Math.max(most, box.height), 0);
  const isBand = (piece: Component): boolean =>
    isThrough(piece) && highest <= LOW_BESIDE * piece.box.height && highest >= HIGH_BESIDE * piece.box.height;
  return pieces.filter((piece) => !isBand(piece));
}
