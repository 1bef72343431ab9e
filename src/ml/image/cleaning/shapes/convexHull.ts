/** A corner of an outline. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * The corners of the smallest convex outline around points, clockwise where y points down (Andrew, "Another efficient
 * algorithm for convex hulls in two dimensions", 1979).
 * @param points at least three that are not in a line
 */
export function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const half = (way: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of way) {
      while (chain.length > 1 && turn(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

/** The corners of the outermost pixels with a label in each row, whose hull is that of all pixels with it. */
export function rowEnds(labels: Int32Array | Uint8Array, width: number, label: number): Point[] {
  return Array.from({ length: labels.length / width }, (_, y) => {
    const row = labels.subarray(y * width, (y + 1) * width);
    const left = row.indexOf(label);
    if (left < 0) return [];
    const right = row.lastIndexOf(label) + 1;
    return [left, right].flatMap((x) => [
      { x, y },
      { x, y: y + 1 },
    ]);
  }).flat();
}

/** The area within an outline that `convexHull` gave. */
export function areaOf(outline: readonly Point[]): number {
  const first = outline[0]!;
  return (
    outline.reduce((sum, point, at) => sum + turn(first, point, outline[(at + 1) % outline.length]!), 0) / 2
  );
}

/**
 * An outline with few corners, of which no corner that was left out is further away than `tolerance` (Douglas and Peucker,
 * "Algorithms for the reduction of the number of points required to represent a digitized line", 1973).
 */
export function simplified(outline: readonly Point[], tolerance: number): Point[] {
  // What is farthest from anything is a corner; the outline's first may be a bump on an edge.
  const start = farthestFrom(outline[0]!, outline);
  const turned = [...outline.slice(start), ...outline.slice(0, start)];
  const far = farthestFrom(turned[0]!, turned);
  return [
    ...reduced(turned.slice(0, far + 1), tolerance),
    ...reduced([...turned.slice(far), turned[0]!], tolerance),
  ];
}

function farthestFrom({ x, y }: Point, outline: readonly Point[]): number {
  return indexOfMost(outline, (point) => Math.hypot(point.x - x, point.y - y));
}

/** A way with few corners, without its last. */
function reduced(way: readonly Point[], tolerance: number): Point[] {
  const first = way[0]!;
  const last = way.at(-1)!;
  if (way.length < 3) return [first];
  const at = indexOfMost(way, (point) => distance(point, first, last));
  if (distance(way[at]!, first, last) <= tolerance) return [first];
  return [...reduced(way.slice(0, at + 1), tolerance), ...reduced(way.slice(at), tolerance)];
}

/** How far a point is from the straight line through two others, on whichever side. */
function distance(point: Point, from: Point, to: Point): number {
  return Math.abs(turn(from, to, point)) / Math.max(Math.hypot(to.x - from.x, to.y - from.y), 1e-9);
}

/** Twice the area of a triangle; positive if its corners run clockwise where y points down. */
function turn(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

function indexOfMost(points: readonly Point[], amount: (point: Point) => number): number {
  const amounts = points.map(amount);
  return amounts.indexOf(Math.max(...amounts));
}
