/** A box and the label that it is to have, in pixels of the area that the box lies in. */
export interface LabelledBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** `width` with the confidence, `briefWidth` without it. */
  readonly label: { readonly width: number; readonly briefWidth: number; readonly height: number };
}

export interface LabelPlace {
  readonly side: Side;
  /** Whether the label has no room for the confidence. */
  readonly isBrief: boolean;
}

type Side = 'above' | 'below' | 'right' | 'left' | 'inside';

/** In the pixels of the boxes. */
export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Between a box and its label, in pixels; as in digitBoxes.css. */
const GAP = 4;

/** How far a label may reach over the side of the area, in pixels: as much is free around it on the narrowest page. */
const OVERHANG = 8;

/** Between a box and the ink in it, in pixels: a label may lie over as much of another box. */
const AIR = 6;

/**
 * Places labels so that none covers another label or a digit. A label goes above its box if it can, and below if it would run
 * into another label there. If there is no room below either, or it would cover another digit, it drops the confidence. The
 * label of a box as high as the area goes beside the box, or inside it as the last resort.
 * @param boxes in reading order
 * @param area in which labels may lie: that of the boxes, and what is free around it
 */
export function labelPlaces(boxes: readonly LabelledBox[], area: Rectangle): LabelPlace[] {
  const digits = boxes.map(inkIn);
  // First all labels without confidences, so that a confidence takes only the room that is left over.
  const taken: Rectangle[] = [];
  const places = boxes.map((box, index): LabelPlace => {
    const place = { side: sideOf(box, [...taken, ...digits.toSpliced(index, 1)], area), isBrief: true };
    taken.push(labelAt(box, place));
    return place;
  });
  boxes.forEach((box, index) => {
    const { side } = places[index]!;
    const others = taken.toSpliced(index, 1);
    const clear = [...others, ...digits.toSpliced(index, 1)];
    const fits = (wanted: Side, inTheWay: readonly Rectangle[]) =>
      hasRoom(labelAt(box, { side: wanted, isBrief: false }), wanted, area, inTheWay);
    if (side === 'above' && !fits(side, others) && fits('below', clear))
      places[index] = { side: 'below', isBrief: false };
    else if (side !== 'inside' && fits(side, isBeside(side) ? clear : others))
      places[index] = { side, isBrief: false };
    taken[index] = labelAt(box, places[index]!);
  });
  return places;
}

/** @param inTheWay the labels that have their places, and the ink of the other boxes: what lies beside a box */
function sideOf(box: LabelledBox, inTheWay: readonly Rectangle[], area: Rectangle): Side {
  const sides = ['above', 'below', 'right', 'left'] as const;
  const free = sides.find((side) =>
    hasRoom(labelAt(box, { side, isBrief: true }), side, area, isBeside(side) ? inTheWay : []),
  );
  return free ?? 'inside';
}

function isBeside(side: Side): boolean {
  return side === 'right' || side === 'left';
}

/** Whether a label on a side of its box ends within the area there, and covers nothing that is in its way. */
function hasRoom(label: Rectangle, side: Side, area: Rectangle, inTheWay: readonly Rectangle[]): boolean {
  const isOnPage = label.left >= area.left - OVERHANG && label.right <= area.right + OVERHANG;
  const isWithin = {
    above: isOnPage && label.top >= area.top,
    below: isOnPage && label.bottom <= area.bottom,
    right: label.right <= area.right,
    left: label.left >= area.left,
    inside: true,
  }[side];
  return isWithin && !inTheWay.some((each) => overlap(label, each));
}

function labelAt(box: LabelledBox, { side, isBrief }: LabelPlace): Rectangle {
  const { left, top, width, height, label } = box;
  const across = isBrief ? label.briefWidth : label.width;
  const centred = left + (width - across) / 2;
  const [start, upper] = {
    above: [centred, top - GAP - label.height] as const,
    below: [centred, top + height + GAP] as const,
    right: [left + width + GAP, top] as const,
    left: [left - GAP - across, top] as const,
    inside: [left, top] as const,
  }[side];
  return { left: start, top: upper, right: start + across, bottom: upper + label.height };
}

/** Where the ink of a box is. */
function inkIn({ left, top, width, height }: LabelledBox): Rectangle {
  return { left: left + AIR, top: top + AIR, right: left + width - AIR, bottom: top + height - AIR };
}

function overlap(one: Rectangle, other: Rectangle): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
