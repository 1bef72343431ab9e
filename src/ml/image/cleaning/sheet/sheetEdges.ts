import type { Point } from '../shapes/convexHull';
import type { GreyPicture } from '../luminance';
import type { Size } from '../workingSize';

/** What is nearer than this to an edge is left out, in pixels of the small picture: edges are blurred. */
export const EDGE_MARGIN = 2;

/** A piece of the outline shorter than this share of the whole is a rounded corner. */
const SHORT_EDGE = 0.06;

/** A sheet has no more edges than this within the picture. */
const MOST_EDGES = 4;

/** Paper is lighter (or darker) by more than this than what is beside its edge, 0..1. */
const STEP = 0.08;

/** Paper differs so, always to the same side, along at least this share of a sheet's edges. */
const SHARP = 0.75;

/** The step at an edge is at least this share of the one three times as far from it: shadows end softly. */
const ABRUPT = 0.6;

/**
 * Paper lies along at least this share of the inside of an edge: nobody writes over the edge of a sheet, but somebody
 * may over that of a shadow.
 */
const UNWRITTEN = 0.97;

/** How far inside and outside an edge the paper and what is beside it are compared, in pixels of the small picture. */
const BESIDE = 3;

/** A side of an outline that is gone along clockwise. */
export type Edge = readonly [from: Point, to: Point];

/** The edges of an outline that are not the picture's; `null` if they are not those of a sheet. */
export function edgesInside(corners: readonly Point[], picture: Size): Edge[] | null {
  const edges = edgesOf(corners);
  const length = edges.reduce((sum, edge) => sum + lengthOf(edge), 0);
  const free = edges.filter((edge) => !isAlongBorder(edge, picture));
  const long = free.filter((edge) => lengthOf(edge) >= SHORT_EDGE * length);
  const rest = free.filter((edge) => !long.includes(edge)).reduce((sum, edge) => sum + lengthOf(edge), 0);
  const isSheet = long.length > 0 && long.length <= MOST_EDGES && rest <= 2 * SHORT_EDGE * length;
  return isSheet ? long : null;
}

export function edgesOf(corners: readonly Point[]): Edge[] {
  return corners.map((from, at) => [from, corners[(at + 1) % corners.length]!]);
}

export function lengthOf([from, to]: Edge): number {
  return Math.hypot(to.x - from.x, to.y - from.y);
}

/** Whether an edge runs along a side of the picture: the sheet goes on there. */
export function isAlongBorder([from, to]: Edge, { width, height }: Size): boolean {
  const both = (isThere: (point: Point) => boolean): boolean => isThere(from) && isThere(to);
  return (
    both(({ x }) => x < EDGE_MARGIN) ||
    both(({ x }) => x > width - EDGE_MARGIN) ||
    both(({ y }) => y < EDGE_MARGIN) ||
    both(({ y }) => y > height - EDGE_MARGIN)
  );
}

/** Whether lightness changes at once across edges, and everywhere to the same side. */
export function areSharp(edges: readonly Edge[], small: GreyPicture): boolean {
  const places = { all: 0, lighter: 0, darker: 0 };
  for (const { within, beside, farWithin, farBeside } of acrossEdges(edges, small, small.data)) {
    places.all++;
    const step = within - beside;
    if (Math.abs(step) <= STEP || Math.abs(step) < ABRUPT * Math.abs(farWithin - farBeside)) continue;
    if (step > 0) places.lighter++;
    else places.darker++;
  }
  return places.all > 0 && Math.max(places.lighter, places.darker) >= SHARP * places.all;
}

/** Whether there is paper all along the inside of edges. */
export function areUnwritten(edges: readonly Edge[], isPaper: Int32Array, picture: Size): boolean {
  const places = { all: 0, paper: 0 };
  for (const { within } of acrossEdges(edges, picture, isPaper)) {
    places.all++;
    places.paper += within;
  }
  return places.paper >= UNWRITTEN * places.all;
}

/** The values of a picture inside and outside of an edge, at one place along it. */
interface Across {
  readonly within: number;
  readonly beside: number;
  /** Three times as far from the edge; as above where the picture has ended. */
  readonly farWithin: number;
  readonly farBeside: number;
}

/** What is across edges, pixel by pixel along them, where the picture has both sides. */
function* acrossEdges(
  edges: readonly Edge[],
  { width, height }: Size,
  data: ArrayLike<number>,
): Generator<Across> {
  const at = (x: number, y: number): number | null =>
    x >= 0 && y >= 0 && x < width && y < height ? data[Math.floor(y) * width + Math.floor(x)]! : null;
  for (const edge of edges) {
    const [from, to] = edge;
    const length = lengthOf(edge);
    const [across, down] = [(-BESIDE * (to.y - from.y)) / length, (BESIDE * (to.x - from.x)) / length];
    for (let along = BESIDE; along < length - BESIDE; along++) {
      const x = from.x + ((to.x - from.x) * along) / length;
      const y = from.y + ((to.y - from.y) * along) / length;
      const within = at(x + across, y + down);
      const beside = at(x - across, y - down);
      if (within === null || beside === null) continue;
      const farWithin = at(x + 3 * across, y + 3 * down) ?? within;
      const farBeside = at(x - 3 * across, y - 3 * down) ?? beside;
      yield { within, beside, farWithin, farBeside };
    }
  }
}
