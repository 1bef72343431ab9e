import { connectedComponents, type Component } from '../components';
import { areCrowd } from '../crowd';
import type { Box, Mask } from '../picture';
import { inertiaOf } from './inertia';
import { thickest } from './thickest';

/** A pen is at least this many times as long as it is thick, as far as the picture shows it. */
const SLENDER = 2.5;

/** It is at least this share of the picture's longer side long. */
const LONG = 0.05;

/** It is straight: it covers at least this share of its ellipse of inertia. */
const STRAIGHT = 0.8;

/** It is at least this many times as thick as the thickest of the strokes. */
const THICKER = 1.4;

/** It comes in over the border: at least this share of its thickness is there. */
const CUT_OFF = 0.5;

/** Writing is at least this many times as high as the pen is thick: specks are not. */
const HIGHER = 1.5;

/**
 * Drops a pen or a pencil that reaches into the picture and is as dark as the ink: it comes in over the border, is straight,
 * and is thicker than what is written.
 */
export function withoutPens(mask: Mask): Mask {
  const { labels, components } = connectedComponents(mask);
  const isOnBorder = ({ box }: Component): boolean => touchesBorder(box, mask);
  const least = LONG * Math.max(mask.width, mask.height);
  const onBorder = components.filter(
    (piece) => Math.max(piece.box.width, piece.box.height) >= least && isOnBorder(piece),
  );
  if (onBorder.length === 0) return mask;
  const inside = components.filter((piece) => !isOnBorder(piece));
  if (inside.length === 0 || areCrowd(onBorder)) return mask;
  const isInside = new Uint8Array(components.length + 1);
  for (const { label } of inside) isInside[label] = 1;
  const stroke = thickest({ ...mask, data: mask.data.map((_, at) => isInside[labels[at]!]!) });
  const highest = inside.reduce((most, { box }) => Math.max(most, box.height), 0);
  const contact = contactOf(labels, mask, components.length);
  const pens = onBorder.filter((piece) => {
    const { cover, slenderness } = inertiaOf(piece, labels, mask.width);
    const thickness = Math.sqrt(piece.area / slenderness);
    return (
      slenderness >= SLENDER &&
      cover >= STRAIGHT &&
      thickness >= THICKER * stroke &&
      contact[piece.label]! >= CUT_OFF * thickness &&
      highest >= HIGHER * thickness
    );
  });
  const dropped = new Set(pens.map(({ label }) => label));
  if (dropped.size === 0) return mask;
  return { ...mask, data: mask.data.map((value, at) => (dropped.has(labels[at]!) ? 0 : value)) };
}

function touchesBorder({ x, y, width, height }: Box, picture: Mask): boolean {
  return x === 0 || y === 0 || x + width === picture.width || y + height === picture.height;
}

/** Of each piece, by its label, how many pixels are the picture's outermost. */
function contactOf(labels: Int32Array, { width, height }: Mask, count: number): Uint32Array {
  const contact = new Uint32Array(count + 1);
  for (let x = 0; x < width; x++) for (const y of [0, height - 1]) contact[labels[y * width + x]!]!++;
  for (let y = 0; y < height; y++) for (const x of [0, width - 1]) contact[labels[y * width + x]!]!++;
  return contact;
}
