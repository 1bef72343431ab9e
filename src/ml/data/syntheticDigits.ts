import { FRAME_SIZE } from '../image/picture';
import type { Stroke, StrokePoint } from '../image/stroke';
import { frameOfStrokes } from '../image/strokes';
import { Random } from '../random';
import { DIGIT_FORMS, type DigitForm, type FormPoint } from './digitForms';
import type { Dataset, LabelledImages } from './labelledImages';

/** The square in which `syntheticStrokes` draws, in the unit of its points. */
export const PAD_SIDE = 280;

/** A point of a form as one hand drew it. */
type HandPoint = StrokePoint & { readonly corner: boolean };

/** Points that a curve gets between two points of its form. */
const STEPS = 8;

/**
 * Strokes of one digit as a person might draw it: one of its common forms, with a hand of its own (size, place,
 * proportions, slant) and small inaccuracies.
 * @param digit 0..9
 * @returns points within `PAD_SIDE` x `PAD_SIDE`, y down
 */
export function syntheticStrokes(digit: number, random: Random): Stroke[] {
  const deform = drawDeformation(random);
  const strokes = drawForm(digit, random).strokes.map((points) => smoothCurve(points.map(deform)));
  return placeInPad(strokes, random);
}

/** A dataset of synthetic digits, every digit equally often: made at once, without network. */
export function syntheticDataset(trainingImages: number, testImages: number, seed: number): Dataset {
  const random = new Random(seed);
  return {
    name: 'synthetic digits',
    train: syntheticImages(trainingImages, random.fork('train')),
    test: syntheticImages(testImages, random.fork('test')),
  };
}

function syntheticImages(count: number, random: Random): LabelledImages {
  const labels = Uint8Array.from({ length: count }, (_, index) => index % 10);
  random.shuffle(labels);
  const images = new Uint8Array(count * FRAME_SIZE);
  labels.forEach((digit, index) => {
    const frame = frameOfStrokes(syntheticStrokes(digit, random), drawPenWidth(random));
    frame.forEach((value, pixel) => {
      images[index * FRAME_SIZE + pixel] = Math.round(value * 255);
    });
  });
  return { count, images, labels };
}

/** In pixels of the frame: MNIST's pens, of which nine in ten are 1.7 to 4.0 wide with a median of 2.55. */
function drawPenWidth(random: Random): number {
  return Math.min(Math.max(2.55 * Math.exp(0.26 * random.normal()), 1.4), 4.8);
}

function drawForm(digit: number, random: Random): DigitForm {
  const forms = DIGIT_FORMS[digit]!;
  let rest = random.next() * forms.reduce((sum, form) => sum + form.frequency, 0);
  for (const form of forms) {
    rest -= form.frequency;
    if (rest < 0) return form;
  }
  return forms[0]!;
}

/** Draws a hand: a map from points of a form to points of one person's digit, about 1 high and centred on 0. */
function drawDeformation(random: Random): (point: FormPoint) => HandPoint {
  const width = random.between(0.5, 0.95);
  const slant = 0.15 + 0.22 * moderate(random);
  const angle = 0.1 * moderate(random);
  // Which part of the digit is drawn larger: the upper or the lower, the left or the right.
  const bendX = Math.exp(0.15 * moderate(random));
  const bendY = Math.exp(0.2 * moderate(random));
  const tremble = random.between(0.01, 0.045);
  const wobble = drawWobble(random);
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return ({ x: formX, y: formY, corner }) => {
    const bentX = Math.sign(formX) * Math.abs(formX) ** bendX;
    const bentY = Math.sign(formY) * Math.abs(formY) ** bendY;
    const [wobbleX, wobbleY] = wobble(bentX, bentY);
    const y = bentY - 0.5 + wobbleY + tremble * moderate(random);
    const x = (bentX - 0.5 + wobbleX + tremble * moderate(random)) * width - slant * y;
    return { x: cos * x - sin * y, y: sin * x + cos * y, corner };
  };
}

/** A normal number without its rare large values, which would make a digit that nobody could read. */
function moderate(random: Random): number {
  return Math.min(Math.max(random.normal(), -2), 2);
}

/** A smooth displacement of the plane: two slow waves for each axis. */
function drawWobble(random: Random): (x: number, y: number) => [number, number] {
  const wave = (): ((x: number, y: number) => number) => {
    const amplitude = 0.04 * moderate(random);
    const alongX = random.between(-4, 4);
    const alongY = random.between(-4, 4);
    const phase = random.between(0, 2 * Math.PI);
    return (x, y) => amplitude * Math.sin(alongX * x + alongY * y + phase);
  };
  const waves = [wave(), wave(), wave(), wave()] as const;
  return (x, y) => [waves[0](x, y) + waves[1](x, y), waves[2](x, y) + waves[3](x, y)];
}

/** A curve through all points (Catmull and Rom's spline), which ends and starts anew at corners. */
function smoothCurve(points: readonly HandPoint[]): StrokePoint[] {
  const curve: StrokePoint[] = [points[0]!];
  for (let i = 0; i + 1 < points.length; i++) {
    const from = points[i]!;
    const to = points[i + 1]!;
    const before = from.corner ? from : (points[i - 1] ?? from);
    const after = to.corner ? to : (points[i + 2] ?? to);
    for (let step = 1; step <= STEPS; step++) {
      const t = step / STEPS;
      curve.push({
        x: spline(before.x, from.x, to.x, after.x, t),
        y: spline(before.y, from.y, to.y, after.y, t),
      });
    }
  }
  return curve;
}

function spline(before: number, from: number, to: number, after: number, t: number): number {
  const linear = (to - before) / 2;
  const quadratic = before - 2.5 * from + 2 * to - after / 2;
  const cubic = (after - before) / 2 + 1.5 * (from - to);
  return from + t * (linear + t * (quadratic + t * cubic));
}

/** Scales and moves strokes to a random size and place inside the pad. */
function placeInPad(strokes: readonly StrokePoint[][], random: Random): Stroke[] {
  const points = strokes.flat();
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const left = Math.min(...xs);
  const top = Math.min(...ys);
  const width = Math.max(...xs) - left;
  const height = Math.max(...ys) - top;
  const scale = (PAD_SIDE * random.between(0.45, 0.8)) / Math.max(width, height);
  const margin = 0.05 * PAD_SIDE;
  const x0 = random.between(margin, PAD_SIDE - margin - width * scale);
  const y0 = random.between(margin, PAD_SIDE - margin - height * scale);
  return strokes.map((stroke) =>
    stroke.map((point) => ({ x: x0 + (point.x - left) * scale, y: y0 + (point.y - top) * scale })),
  );
}
