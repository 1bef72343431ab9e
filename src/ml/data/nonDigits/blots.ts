import type { InkPicture } from '../../image/picture';
import type { Random } from '../../random';

/** Ink that no pen drew in strokes. */
export type Blot = (random: Random) => InkPicture;

const SIDE = 40;

/** Clouds: random values on a coarse grid, smoothly interpolated, ink where they are high. */
export const clouds: Blot = (random) => {
  const cells = 3 + random.integer(5);
  const values = Float64Array.from({ length: (cells + 1) ** 2 }, () => random.next());
  const threshold = random.between(0.45, 0.62);
  return paint((x, y) => {
    const [column, row] = [x * cells, y * cells];
    const [left, top] = [Math.min(Math.floor(column), cells - 1), Math.min(Math.floor(row), cells - 1)];
    const [right, below] = [smooth(column - left), smooth(row - top)];
    const at = (dx: number, dy: number): number => values[(top + dy) * (cells + 1) + left + dx]!;
    const upper = at(0, 0) * (1 - right) + at(1, 0) * right;
    const lower = at(0, 1) * (1 - right) + at(1, 1) * right;
    return edge(upper * (1 - below) + lower * below - threshold, 0.06);
  });
};

/** Dots all over. */
export const speckles: Blot = (random) => {
  const share = random.between(0.1, 0.6);
  const grain = 2 + random.integer(4);
  const side = Math.ceil(SIDE / grain) + 1;
  const dots = Float64Array.from({ length: side * side }, () =>
    random.next() < share ? random.between(0.5, 1) : 0,
  );
  return paint((x, y) => dots[Math.floor((y * SIDE) / grain) * side + Math.floor((x * SIDE) / grain)]!);
};

/** A few filled ellipses that overlap. */
export const puddle: Blot = (random) => {
  const drops = Array.from({ length: 2 + random.integer(4) }, () => ({
    x: random.between(0.3, 0.7),
    y: random.between(0.3, 0.7),
    radiusX: random.between(0.1, 0.35),
    radiusY: random.between(0.1, 0.35),
  }));
  return paint((x, y) =>
    Math.max(
      ...drops.map((drop) =>
        edge(1 - Math.hypot((x - drop.x) / drop.radiusX, (y - drop.y) / drop.radiusY), 0.15),
      ),
    ),
  );
};

/** Grey values without any order. */
export const grain: Blot = (random) => {
  const contrast = random.between(0.5, 3);
  return paint(() => random.next() ** contrast);
};

/** A filled spot with a bumpy rim. */
export const spot: Blot = (random) => {
  const bumps = Array.from({ length: 4 }, (_, order) => ({
    height: random.between(0, 0.3) / (order + 1),
    phase: random.between(0, 2 * Math.PI),
  }));
  return paint((x, y) => {
    const angle = Math.atan2(y - 0.5, x - 0.5);
    const rim = bumps.reduce(
      (sum, { height, phase }, order) => sum + height * Math.sin((order + 2) * angle + phase),
      1,
    );
    return edge(0.35 * rim - Math.hypot(x - 0.5, y - 0.5), 0.04);
  });
};

/** Patches of even grey with straight borders. */
export const patches: Blot = (random) => {
  const rectangles = Array.from({ length: 3 + random.integer(4) }, () => ({
    x: random.between(0, 0.7),
    y: random.between(0, 0.7),
    width: random.between(0.15, 0.6),
    height: random.between(0.15, 0.6),
    ink: random.between(0.4, 1),
  }));
  return paint((x, y) =>
    Math.max(
      0,
      ...rectangles
        .filter(
          (patch) => x >= patch.x && x < patch.x + patch.width && y >= patch.y && y < patch.y + patch.height,
        )
        .map(({ ink }) => ink),
    ),
  );
};

/** A picture from the ink (0..1) at each place (0..1 along each side). */
function paint(ink: (x: number, y: number) => number): InkPicture {
  const data = new Float32Array(SIDE * SIDE);
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) data[y * SIDE + x] = ink((x + 0.5) / SIDE, (y + 0.5) / SIDE);
  }
  return { width: SIDE, height: SIDE, data };
}

/** 0 outside to 1 inside, over `width`. */
function edge(inside: number, width: number): number {
  return Math.min(Math.max(inside / width + 0.5, 0), 1);
}

function smooth(t: number): number {
  return t * t * (3 - 2 * t);
}
