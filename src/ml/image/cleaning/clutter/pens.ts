import { touchesBorder } from '../../boxes';
import { connectedComponents, withoutPieces, type Component } from '../../components';
import { areCrowd } from '../../crowd';
import type { Mask } from '../../picture';
import { borderContact, onBorder } from './borderContact';
import { inertiaOf } from '../shapes/inertia';
import { thickest } from '../shapes/thickest';

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
  const found = connectedComponents(mask);
  const { labels, components } = found;
  const isOnBorder = ({ box }: Component): boolean => touchesBorder(box, mask);
  const least = LONG * Math.max(mask.width, mask.height);
  const entering = components.filter(
    (piece) => Math.max(piece.box.width, piece.box.height) >= least && isOnBorder(piece),
  );
  if (entering.length === 0) return mask;
  const inside = components.filter((piece) => !isOnBorder(piece));
  if (inside.length === 0 || areCrowd(entering)) return mask;
  const isInside = new Uint8Array(components.length + 1);
  for (const { label } of inside) isInside[label] = 1;
  const stroke = thickest({ ...mask, data: mask.data.map((_, at) => isInside[labels[at]!]!) });
  const highest = inside.reduce((most, { box }) => Math.max(most, box.height), 0);
  const contact = borderContact(found, mask);
  const pens = entering.filter((piece) => {
    const { cover, slenderness } = inertiaOf(piece, labels, mask.width);
    const thickness = Math.sqrt(piece.area / slenderness);
    return (
      slenderness >= SLENDER &&
      cover >= STRAIGHT &&
      thickness >= THICKER * stroke &&
      onBorder(contact, piece.label) >= CUT_OFF * thickness &&
      highest >= HIGHER * thickness
    );
  });
  return withoutPieces(mask, found, pens);
}
