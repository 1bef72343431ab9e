import { connectedComponents, withoutPieces, type Component } from '../../components';
import { areCrowd } from '../../crowd';
import type { Box, Mask } from '../../picture';

/** A binding reaches at most this share into the picture; it is looked for near the border first. */
const DEPTHS = [0.03, 0.06, 0.09, 0.12, 0.15];

/** There are at least this many holes or loops along the border. */
const FEWEST = 10;

/** The least pitch of a binding, from one hole or loop to the next, in pixels. */
const CLOSEST = 6;

/** Of all stretches along the border that are one pitch long, at least this share has ink in it. */
const UNBROKEN = 0.9;

/** The least autocorrelation of a binding at its pitch, as a share of its variance; most have more than 0.85. */
const ALIKE = 0.75;

/**
 * Writing is more than this many times as high as the pitch. The digits of a printed line are lower in comparison with their
 * distance, and those of a column far lower.
 */
const HIGHER = 1.5;

/** How boxes lie by one side of the picture: all in pixels. */
interface Side {
  readonly length: number;
  readonly depth: number;
  /** How far into the picture a box reaches. */
  readonly reach: (box: Box) => number;
  readonly from: (box: Box) => number;
  readonly extent: (box: Box) => number;
}

/**
 * Drops the binding of a notebook: a row of holes or loops along one side from end to end, each as far from the next, with all
 * that lies between it and the border.
 */
export function withoutBindings(mask: Mask): Mask {
  const found = connectedComponents(mask);
  const { components } = found;
  // Among many specks each strip along the border would be gone over for nothing.
  if (areCrowd(components)) return mask;
  const dropped = new Set<Component>();
  for (const side of sidesOf(mask)) {
    for (const share of DEPTHS) {
      const left = components.filter((piece) => !dropped.has(piece));
      const isNear = (box: Box): boolean => side.reach(box) <= share * side.depth;
      const near = left.filter(({ box }) => isNear(box));
      const pitch = pitchOf(
        near.map(({ box }) => box),
        side,
      );
      if (pitch === null || !left.some(({ box }) => !isNear(box) && box.height > HIGHER * pitch)) continue;
      for (const piece of near) dropped.add(piece);
    }
  }
  return withoutPieces(mask, found, [...dropped]);
}

function sidesOf({ width, height }: Mask): Side[] {
  const along = { length: width, depth: height, from: ({ x }: Box) => x, extent: (box: Box) => box.width };
  const down = { length: height, depth: width, from: ({ y }: Box) => y, extent: (box: Box) => box.height };
  return [
    { ...along, reach: (box) => box.y + box.height },
    { ...along, reach: (box) => height - box.y },
    { ...down, reach: (box) => box.x + box.width },
    { ...down, reach: (box) => width - box.x },
  ];
}

/** How far the holes of a binding are from one another, in pixels; `null` if these are none. */
function pitchOf(boxes: readonly Box[], { length, from, extent }: Side): number | null {
  // What is longer is the edge of the desk, which some of them may hang together with.
  const holes = boxes.filter((box) => extent(box) <= length / FEWEST);
  if (holes.length < FEWEST) return null;
  const ink = new Float32Array(length);
  for (const box of holes) {
    const across = (box.width * box.height) / extent(box);
    for (let at = from(box); at < from(box) + extent(box); at++) ink[at]! += across;
  }
  const pitch = periodOf(ink);
  if (pitch === null) return null;
  const stretches = Array.from({ length: Math.floor(length / pitch) }, (_, index) => index * pitch);
  const covered = stretches.filter((start) =>
    boxes.some((box) => from(box) < start + pitch && from(box) + extent(box) > start),
  );
  return covered.length >= UNBROKEN * stretches.length ? pitch : null;
}

/** The lag of the highest autocorrelation, after its first peak; `null` if it is too low for a period. */
function periodOf(values: Float32Array): number | null {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const off = values.map((value) => value - mean);
  const likeness = (lag: number): number => {
    let sum = 0;
    for (let at = lag; at < off.length; at++) sum += off[at]! * off[at - lag]!;
    return sum / (off.length - lag);
  };
  // What is near is alike, until the paper between two holes lies on a hole.
  let lag = 1;
  while (lag < off.length / FEWEST && likeness(lag) > 0) lag++;
  let best = { period: 0, likeness: 0 };
  for (lag = Math.max(lag, CLOSEST); lag <= off.length / FEWEST; lag++) {
    const found = likeness(lag);
    if (found > best.likeness) best = { period: lag, likeness: found };
  }
  return best.period > 0 && best.likeness >= ALIKE * likeness(0) ? best.period : null;
}
