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

type Side = 'above' | 'below' | 'inside';

interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Between a box and its label, in pixels; as in digitBoxes.css. */
const GAP = 4;

/** Between a box and the ink in it, in pixels: a label may lie over as much of another box. */
const AIR = 6;

/**
 * Where labels go so that none covers another: above their boxes if they can. One that would run into a neighbour's goes
 * below, and goes without the confidence if there is no room there either, or if it would cover another digit.
 * @param boxes in reading order
 */
export function labelPlaces(
  boxes: readonly LabelledBox[],
  area: { readonly width: number; readonly height: number },
): LabelPlace[] {
  const places = boxes.map((box): LabelPlace => ({ side: sideOf(box, area.height), isBrief: true }));
  // All have room for their digits first, so that a confidence takes nothing but what is left over.
  const taken = boxes.map((box, index) => labelAt(box, places[index]!));
  boxes.forEach((box, index) => {
    const { side } = places[index]!;
    const others = taken.filter((_, each) => each !== index);
    const digits = boxes.filter((_, each) => each !== index).map(inkIn);
    const wanted: LabelPlace = { side, isBrief: false };
    const other: LabelPlace = { side: 'below', isBrief: false };
    const fits = (place: LabelPlace, inTheWay: readonly Rectangle[]) =>
      !inTheWay.some((each) => overlap(labelAt(box, place), each));
    if (fits(wanted, others)) places[index] = wanted;
    else if (side === 'above' && hasRoomBelow(box, area.height) && fits(other, [...others, ...digits]))
      places[index] = other;
    taken[index] = labelAt(box, places[index]!);
  });
  return places;
}

function sideOf(box: LabelledBox, height: number): Side {
  if (box.top >= box.label.height + GAP) return 'above';
  return hasRoomBelow(box, height) ? 'below' : 'inside';
}

function hasRoomBelow({ top, height, label }: LabelledBox, areaHeight: number): boolean {
  return top + height + GAP + label.height <= areaHeight;
}

function labelAt({ left, top, width, height, label }: LabelledBox, { side, isBrief }: LabelPlace): Rectangle {
  const across = isBrief ? label.briefWidth : label.width;
  const start = left + (width - across) / 2;
  const upper = { above: top - GAP - label.height, below: top + height + GAP, inside: top }[side];
  return { left: start, top: upper, right: start + across, bottom: upper + label.height };
}

/** Where the ink of a box is. */
function inkIn({ left, top, width, height }: LabelledBox): Rectangle {
  return { left: left + AIR, top: top + AIR, right: left + width - AIR, bottom: top + height - AIR };
}

function overlap(one: Rectangle, other: Rectangle): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
