import { frameOf } from '../image/frame';
import type { Stroke } from '../image/stroke';
import { frameOfStrokes, samplesOfStrokes } from '../image/strokes';
import type { Random } from '../random';
import { drawPenWidth } from './hand';

/** Share of the drawings to train on that are coarse. */
const COARSE_SHARE = 0.25;

/** The longer side of a coarse drawing, in its own pixels. */
const SIDES = [10, 26] as const;

/** The width of a coarse drawing's pen, as a share of its longer side; at least a pixel. */
const PENS = [0.04, 0.22] as const;

/** Makes a frame (784 values, row-major, ink 0..1) of strokes, with a pen or a canvas drawn at random. */
export type FrameMaker = (strokes: readonly Stroke[], random: Random) => Float32Array;

/** Strokes as a smooth pen draws them. */
export const smoothFrame: FrameMaker = (strokes, random) => frameOfStrokes(strokes, drawPenWidth(random));

/**
 * Strokes as somebody drew them to be trained on: mostly with a smooth pen, now and then in a painting program whose canvas
 * has few pixels and no shades, where a curve is a flight of steps.
 */
export const variedFrame: FrameMaker = (strokes, random) => {
  if (random.next() >= COARSE_SHARE) return smoothFrame(strokes, random);
  const side = Math.round(random.between(...SIDES));
  const penWidth = Math.max(1, side * random.between(...PENS));
  return frameOf({
    width: side,
    height: side,
    data: Float32Array.from(samplesOfStrokes(strokes, side, penWidth)),
  });
};
