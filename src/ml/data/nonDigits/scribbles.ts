import type { Stroke, StrokePoint } from '../../image/stroke';
import type { Random } from '../../random';
import { smoothCurve } from '../smoothCurve';

/** Strokes that mean nothing, in any unit. */
export type Scribble = (random: Random) => Stroke[];

const POINTS = 120;

/** A closed curve of a few waves in each direction, long enough to cross itself several times. */
export const knot: Scribble = (random) => {
  const waves = (): ((t: number) => number) => {
    const terms = Array.from({ length: 4 }, () => ({
      amplitude: random.between(0.2, 1),
      turns: 1 + random.integer(5),
      phase: random.between(0, 2 * Math.PI),
    }));
    return (t) =>
      terms.reduce((sum, { amplitude, turns, phase }) => sum + amplitude * Math.sin(turns * t + phase), 0);
  };
  const x = waves();
  const y = waves();
  return [
    Array.from({ length: POINTS }, (_, step) => {
      const t = (step / (POINTS - 1)) * 2 * Math.PI;
      return { x: x(t), y: y(t) };
    }),
  ];
};

/** Parallel lines in one direction, as one shades an area. */
export const hatching: Scribble = (random) => {
  const angle = random.between(0, Math.PI);
  const lines = 4 + random.integer(5);
  return Array.from({ length: lines }, (_, line) => {
    const offset = line / (lines - 1) - 0.5 + random.between(-0.04, 0.04);
    return [-0.5, 0.5].map((along) => turned(along + random.between(-0.12, 0.12), offset, angle));
  });
};

/** Straight pieces between random places. */
export const tangle: Scribble = (random) => [
  Array.from({ length: 7 + random.integer(8) }, () => ({ x: random.next(), y: random.next() })),
];

/** A closed outline of three or four straight sides, none like the other: with more it might be a careless 0. */
export const polygon: Scribble = (random) => {
  const corners = 3 + random.integer(2);
  const start = random.between(0, 2 * Math.PI);
  const outline = Array.from({ length: corners }, (_, corner) => {
    const angle = start + ((corner + random.between(-0.3, 0.3)) / corners) * 2 * Math.PI;
    const radius = random.between(0.55, 1);
    return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
  });
  return [[...outline, outline[0]!]];
};

/** A path of seven or more pieces, each square to the one before: fewer might be a digit of a display. */
export const meander: Scribble = (random) => {
  let [x, y, alongX] = [0, 0, random.next() < 0.5];
  const path = [{ x, y }];
  for (let piece = 7 + random.integer(7); piece > 0; piece--) {
    const length = random.between(0.4, 1) * (random.next() < 0.6 ? 1 : -1);
    if (alongX) x += length;
    else y += length;
    alongX = !alongX;
    path.push({ x, y });
  }
  return [path];
};

/** A pen that goes on with its momentum and is pushed about at random. */
export const wandering: Scribble = (random) => {
  let [x, y, speedX, speedY] = [0, 0, random.normal(), random.normal()];
  return [
    Array.from({ length: 2 * POINTS }, () => {
      // Pulled back to the middle, so that it does not leave in one direction.
      speedX = 0.9 * speedX + random.normal() - 0.02 * x;
      speedY = 0.9 * speedY + random.normal() - 0.02 * y;
      x += speedX;
      y += speedY;
      return { x, y };
    }),
  ];
};

/** Loops in a row, like a coiled wire. */
export const coil: Scribble = (random) => {
  const turns = 4 + random.integer(4);
  const angle = random.between(0, Math.PI);
  const flatness = random.between(0.4, 1.2);
  return [
    Array.from({ length: POINTS }, (_, step) => {
      const t = step / (POINTS - 1);
      const phase = 2 * Math.PI * turns * t;
      return turned(3 * t + 0.5 * Math.cos(phase), flatness * Math.sin(phase), angle);
    }),
  ];
};

/** A smooth line through many random places. */
export const squiggle: Scribble = (random) => [
  smoothCurve(
    Array.from({ length: 9 + random.integer(8) }, () => ({
      x: random.next(),
      y: random.next(),
      corner: false,
    })),
  ),
];

/** Several strokes across each other. */
export const sticks: Scribble = (random) =>
  Array.from({ length: 5 + random.integer(4) }, () => {
    const [x, y, angle] = [random.next(), random.next(), random.between(0, Math.PI)];
    const half = random.between(0.25, 0.6);
    return [-half, half].map((along) => {
      const end = turned(along, 0, angle);
      return { x: x + end.x, y: y + end.y };
    });
  });

/** To and fro, as one rubs a word out. */
export const crossingOut: Scribble = (random) => {
  const angle = random.between(-0.6, 0.6);
  const turns = 8 + random.integer(7);
  return [
    Array.from({ length: turns }, (_, turn) =>
      turned(
        turn / turns + random.between(-0.1, 0.1),
        turn % 2 === 0 ? random.next() : -random.next(),
        angle,
      ),
    ),
  ];
};

function turned(x: number, y: number, angle: number): StrokePoint {
  return { x: x * Math.cos(angle) - y * Math.sin(angle), y: x * Math.sin(angle) + y * Math.cos(angle) };
}
