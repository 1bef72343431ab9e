import type { Stroke, StrokePoint } from '../image/stroke';
import { PEN_WIDTH } from '../image/strokes';
import type { Random } from '../random';
import { smoothCurve, type CurvePoint } from './smoothCurve';
import type { FormArc, FormElement, StrokeForm } from './strokeForm';

/** Degrees between two points of an arc. */
const ARC_STEP = 24;

/** How far hands differ; each range is drawn from evenly, each deviation normally (but never beyond twice itself). */
export interface HandRange {
  /** Width of the form's box for a height of 1. */
  readonly width: readonly [number, number];
  /** Tangent of the mean slant to the right, and its deviation. */
  readonly slant: readonly [number, number];
  /** Deviation of the turn, in radians. */
  readonly turn: number;
  /** Deviation of every point of a form, as a share of its box. */
  readonly tremble: readonly [number, number];
  /** Deviation of the slow waves that bend the whole, as a share of its box. */
  readonly wobble: number;
}

/** Grown-up handwriting, as it looks in MNIST's training images. */
export const WRITING: HandRange = {
  width: [0.5, 0.95],
  slant: [0.12, 0.22],
  turn: 0.08,
  tremble: [0.008, 0.035],
  wobble: 0.025,
};

/** Careless writing: whoever trains on it sees more of a form than the form itself. */
export const SCRAWL: HandRange = {
  width: [0.45, 1.1],
  slant: [0.08, 0.22],
  turn: 0.12,
  tremble: [0.01, 0.055],
  wobble: 0.035,
};

/** Type: upright or in italics, regular to bold, and nearly exact. */
export const PRINT: HandRange = {
  width: [0.42, 0.75],
  slant: [0.05, 0.08],
  turn: 0.03,
  tremble: [0, 0.01],
  wobble: 0.005,
};

/**
 * Writes a form as one hand would: with proportions, a slant and small inaccuracies of its own.
 * @returns strokes about 1 high and centred on 0, y down
 */
export function writeForm(form: StrokeForm, range: HandRange, random: Random): Stroke[] {
  const tremble = random.between(...range.tremble);
  const deform = drawDeformation(range, random);
  return form.strokes.map((elements) =>
    smoothCurve(elements.flatMap((element) => trembled(element, tremble, random))).map(deform),
  );
}

/** In pixels of the frame: MNIST's pens, of which nine in ten are 1.7 to 4.0 wide with a median of 2.55. */
export function drawPenWidth(random: Random): number {
  return PEN_WIDTH * Math.exp(0.26 * clippedNormal(random));
}

/** From the normal distribution, clipped at two deviations: rare large values would make something that nobody can read. */
export function clippedNormal(random: Random): number {
  return Math.min(Math.max(random.normal(), -2), 2);
}

/** A smooth displacement of a plane of about 1 x 1: two slow waves for each axis. */
export function drawWobble(deviation: number, random: Random): (x: number, y: number) => [number, number] {
  const wave = (): ((x: number, y: number) => number) => {
    const amplitude = deviation * clippedNormal(random);
    const alongX = random.between(-5, 5);
    const alongY = random.between(-5, 5);
    const phase = random.between(0, 2 * Math.PI);
    return (x, y) => amplitude * Math.sin(alongX * x + alongY * y + phase);
  };
  const waves = [wave(), wave(), wave(), wave()] as const;
  return (x, y) => [waves[0](x, y) + waves[1](x, y), waves[2](x, y) + waves[3](x, y)];
}

function trembled(element: FormElement, tremble: number, random: Random): CurvePoint[] {
  const shift = (): number => tremble * clippedNormal(random);
  if (element.kind === 'arc') return arcPoints(element, tremble, random);
  return [{ x: element.x + shift(), y: element.y + shift(), corner: element.corner }];
}

/** An arc trembles as a whole: its place, its radii and its ends. */
function arcPoints(arc: FormArc, tremble: number, random: Random): CurvePoint[] {
  const x = arc.x + tremble * clippedNormal(random);
  const y = arc.y + tremble * clippedNormal(random);
  const radiusX = arc.radiusX * Math.exp(3 * tremble * clippedNormal(random));
  const radiusY = arc.radiusY * Math.exp(3 * tremble * clippedNormal(random));
  const from = arc.from + 200 * tremble * clippedNormal(random);
  const to = arc.to + 200 * tremble * clippedNormal(random);
  const steps = Math.max(1, Math.round(Math.abs(to - from) / ARC_STEP));
  return Array.from({ length: steps + 1 }, (_, step) => {
    const angle = ((from + ((to - from) * step) / steps) * Math.PI) / 180;
    return { x: x + radiusX * Math.cos(angle), y: y + radiusY * Math.sin(angle), corner: false };
  });
}

/** Draws a map from points of a form to points of one person's writing. */
function drawDeformation(range: HandRange, random: Random): (point: StrokePoint) => StrokePoint {
  const width = random.between(...range.width);
  const slant = range.slant[0] + range.slant[1] * clippedNormal(random);
  const angle = range.turn * clippedNormal(random);
  // Which part is drawn larger: the left or the right, the upper or the lower.
  const bendX = 0.18 * clippedNormal(random);
  const bendY = 0.22 * clippedNormal(random);
  const wobble = drawWobble(range.wobble, random);
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return ({ x: formX, y: formY }) => {
    const [wobbleX, wobbleY] = wobble(formX, formY);
    const y = bent(formY, bendY) - 0.5 + wobbleY;
    const x = (bent(formX, bendX) - 0.5 + wobbleX) * width - slant * y;
    return { x: cos * x - sin * y, y: sin * x + cos * y };
  };
}

/** Leaves 0 and 1 in place and moves what is between them up to a quarter of `bend`. */
function bent(value: number, bend: number): number {
  return value + bend * value * (1 - value);
}
