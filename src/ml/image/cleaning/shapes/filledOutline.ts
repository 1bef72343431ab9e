import { connectedComponents, type Component } from '../../components';
import type { Mask } from '../../picture';
import { areaOf, convexHull, rowEnds, type Point } from './convexHull';

/** A piece of ink with all that it goes around. */
export interface FilledOutline {
  /** Whether a piece is inside. It must lie within the box. */
  readonly holds: (inner: Component) => boolean;
  /** What is inside or ink, of its box with a margin of one pixel. */
  readonly inside: Mask;
  /** Whether it goes around any paper or ink. */
  readonly isClosed: boolean;
  /** The parts of paper that it goes around, with all that stands on them. */
  readonly within: () => EnclosedParts;
  /** The share of its convex hull that is inside or ink. */
  readonly convexity: number;
  /** The share of the smallest rectangle around it, upright or slightly turned, that is inside or ink. */
  readonly straightness: number;
}

interface EnclosedParts {
  /** Of each part, the share of its convex hull; the least, or 1 if there is none. */
  readonly convexity: number;
  /** Of the part that a piece which is held stands on, in pixels. */
  readonly heightAround: (inner: Component) => number;
}

/** The smallest rectangle may be turned by up to this many degrees either way. */
const MOST_TURNED = 15;

/** Degrees from one rectangle that is tried to the next. */
const TURN_STEP = 2.5;

/**
 * Fills what a piece of ink encloses: all places from which no path (over sides, not corners) leads out of its box without
 * crossing its ink.
 * @param labels of all pieces, row-major
 * @param width of the picture, in pixels
 */
export function filledOutline(
  labels: Int32Array,
  width: number,
  { label, area, box }: Component,
): FilledOutline {
  // With a margin of one pixel, so that all that is outside hangs together.
  const across = box.width + 2;
  const down = box.height + 2;
  const isInk = (at: number): boolean => {
    const x = (at % across) - 1;
    const y = Math.floor(at / across) - 1;
    const inBox = x >= 0 && y >= 0 && x < box.width && y < box.height;
    return inBox && labels[(box.y + y) * width + box.x + x] === label;
  };
  const isOutside = outsideOf(isInk, across, down);
  const placeOf = (inner: Component): number => {
    const top = inner.box.y * width;
    let x = inner.box.x;
    while (labels[top + x] !== inner.label) x++;
    return (inner.box.y - box.y + 1) * across + x - box.x + 1;
  };
  const inside = isOutside.map((outside) => 1 - outside);
  const filled = sum(inside);
  const hull = convexHull(rowEnds(inside, across, 1));
  return {
    holds: (inner) => isOutside[placeOf(inner)] === 0,
    inside: { width: across, height: down, data: inside },
    isClosed: filled > area,
    within: () => {
      const parts = { width: across, height: down, data: inside.map((value, at) => (isInk(at) ? 0 : value)) };
      const found = connectedComponents(parts);
      return {
        convexity: found.components.reduce(
          (least, part) => Math.min(least, convexityOf(part, found.labels, across)),
          1,
        ),
        heightAround: (inner) => found.components[found.labels[placeOf(inner)]! - 1]!.box.height,
      };
    },
    convexity: filled / areaOf(hull),
    straightness: filled / smallestRectangle(hull),
  };
}

function convexityOf(
  { label, area, box: { y, height } }: Component,
  labels: Int32Array,
  across: number,
): number {
  const rows = labels.subarray(y * across, (y + height) * across);
  return area / areaOf(convexHull(rowEnds(rows, across, label)));
}

/** Flood fill from the first place, over sides only and not through ink: 1 for each place that is reached. */
function outsideOf(isInk: (at: number) => boolean, across: number, down: number): Uint8Array {
  const isOutside = new Uint8Array(across * down);
  const stack = [0];
  isOutside[0] = 1;
  const visit = (at: number): void => {
    if (isOutside[at] === 1 || isInk(at)) return;
    isOutside[at] = 1;
    stack.push(at);
  };
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (at % across > 0) visit(at - 1);
    if (at % across < across - 1) visit(at + 1);
    if (at >= across) visit(at - across);
    if (at < isOutside.length - across) visit(at + across);
  }
  return isOutside;
}

function sum(values: Uint8Array): number {
  return values.reduce((total, value) => total + value, 0);
}

function smallestRectangle(hull: readonly Point[]): number {
  let smallest = Infinity;
  for (let turn = -MOST_TURNED; turn <= MOST_TURNED; turn += TURN_STEP) {
    const cos = Math.cos((turn * Math.PI) / 180);
    const sin = Math.sin((turn * Math.PI) / 180);
    const along = hull.map(({ x, y }) => x * cos + y * sin);
    const aside = hull.map(({ x, y }) => y * cos - x * sin);
    smallest = Math.min(smallest, extent(along) * extent(aside));
  }
  return smallest;
}

function extent(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values);
}
