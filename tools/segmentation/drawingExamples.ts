import type { LabelledDrawing } from '../../src/ml/data/penDrawings';
import type { Stroke } from '../../src/ml/image/stroke';
import { groupStrokes } from '../../src/ml/image/segmentation/strokeLines';
import { frameOfStrokes, strokesBox } from '../../src/ml/image/strokes';
import type { Random } from '../../src/ml/random';
import { frameBytes, truthOf, type Example } from './example';
import type { Material } from './material';

/** Space between two digits' paths, as a share of their height; `PEN` is added. */
const GAPS = [-0.1, -0.05, 0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 0.8];

/** About what a pen adds to the width of a path, as a share of the height. */
const PEN = 0.13;

/** Drawings of numbers have 2 to this many digits; half of all drawings are of one. */
const MOST_DIGITS = 5;

/** Digits are up to this much higher or lower on the line, as a share of their height. */
const LIFT = 0.1;

/** The standard deviation of the logarithm of digits' sizes. */
const SIZES = 0.1;

/** A drawing wider than high is as large as this share of its width says. */
const WIDTH_AS_HEIGHT = 0.6;

/**
 * A drawing of one writer's digits side by side.
 * @returns `null` if it is not found to be one line, or a group of strokes mixes two digits'
 */
export function drawingExample({ drawings }: Material, random: Random): Example | null {
  const { writer } = drawings[random.integer(drawings.length)]!;
  const own = drawings.filter((drawing) => drawing.writer === writer);
  const length = random.next() < 0.5 ? 1 : 2 + random.integer(MOST_DIGITS - 1);
  const digits = Array.from({ length }, () => own[random.integer(own.length)]!);
  const owners = new Map<Stroke, number>();
  let x = 0;
  digits.forEach(({ strokes }, place) => {
    const { placed, width } = placeBeside(strokes, x, random);
    for (const stroke of placed) owners.set(stroke, place);
    x += width + PEN + GAPS[random.integer(GAPS.length)]!;
  });
  const [line, ...others] = groupStrokes([...owners.keys()]);
  if (line === undefined || others.length > 0) return null;
  const { lattice, groups } = line;
  const spans = groups.map(({ span }) => span);
  const pieces = groups
    .filter(({ span }) => span.to - span.from === 1)
    .sort((a, b) => a.span.from - b.span.from)
    .map(({ strokes }) => new Set(strokes.map((stroke) => owners.get(stroke)!)));
  if (pieces.some(({ size }) => size !== 1)) return null;
  return {
    text: digits.map(({ label }) => label).join(''),
    spacing: null,
    lattice,
    spans,
    frames: frameBytes(groups.map(({ strokes }) => frameOfStrokes(strokes))),
    overlaps: [],
    truth: truthOf(
      pieces.flatMap((places) => [...places]),
      length,
      spans,
    ),
  };
}

/** Strokes about 1 high on a line, their path beginning at `x`. */
function placeBeside(
  strokes: LabelledDrawing['strokes'],
  x: number,
  random: Random,
): { readonly placed: readonly Stroke[]; readonly width: number } {
  const box = strokesBox(strokes)!;
  const scale = Math.exp(SIZES * random.normal()) / Math.max(box.height, WIDTH_AS_HEIGHT * box.width, 1);
  const y = random.between(-LIFT, LIFT);
  const placed = strokes
    .filter((stroke) => stroke.length > 0)
    .map((stroke) =>
      stroke.map((point) => ({
        x: (point.x - box.x) * scale + x,
        y: (point.y - box.y - box.height) * scale + y,
      })),
    );
  return { placed, width: box.width * scale };
}
