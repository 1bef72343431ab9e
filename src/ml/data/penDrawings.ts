import { FRAME_SIZE } from '../image/picture';
import type { Stroke, StrokePoint } from '../image/stroke';
import { frameOfStrokes, strokesBox } from '../image/strokes';
import { Random } from '../random';
import { variedFrame } from './drawnFrame';
import { putFrame } from './frames';
import { drawWobble, clippedNormal } from './hand';
import type { LabelledImages } from './labelledImages';
import type { StrokeDrawing } from './strokesFile';

/** A drawing that says which digit it is. */
export type LabelledDrawing = StrokeDrawing & { readonly label: number };

/** The drawings of some writers (the first and the last of their numbers) that have a label. */
export function drawingsOf(
  drawings: readonly StrokeDrawing[],
  [first, last]: readonly [number, number],
): LabelledDrawing[] {
  return drawings.filter(
    (drawing): drawing is LabelledDrawing =>
      drawing.label !== undefined &&
      drawing.strokes.some((stroke) => stroke.length > 0) &&
      drawing.writer !== undefined &&
      drawing.writer >= first &&
      drawing.writer <= last,
  );
}

/**
 * Drawings as images: each as the pad would show it to the network, and `variants` - 1 times as another hand would have
 * drawn it, slanted, turned, stretched and bent a little, with another pen.
 * @returns `variants` images for each drawing, one after the other
 */
export function drawingImages(
  drawings: readonly LabelledDrawing[],
  variants: number,
  seed: number,
): LabelledImages {
  const random = new Random(seed).fork('pen drawings');
  const count = drawings.length * variants;
  const images = new Uint8Array(count * FRAME_SIZE);
  const labels = new Uint8Array(count);
  drawings.forEach(({ strokes, label }, index) => {
    for (let variant = 0; variant < variants; variant++) {
      const frame =
        variant === 0 ? frameOfStrokes(strokes) : variedFrame(varyStrokes(strokes, random), random);
      putFrame(frame, images, index * variants + variant);
      labels[index * variants + variant] = label;
    }
  });
  return { count, images, labels };
}

/** How far another hand may differ; the strokes' longer side is 1, and each is a deviation, never passed beyond twice. */
const OTHER_HAND = {
  /** Radians. */
  turn: 0.12,
  /** Tangent. */
  slant: 0.2,
  /** Of the logarithm of width by height. */
  stretch: 0.2,
  /** Of the slow waves that bend the whole. */
  wobble: 0.022,
  /** Of where each stroke of several lies beside the others. */
  gap: 0.025,
} as const;

/**
 * Strokes as another hand might have drawn them: turned, slanted, stretched, bent by slow waves, and a little elsewhere
 * beside each other. The result is about 1 large and centred on 0.
 */
export function varyStrokes(strokes: readonly Stroke[], random: Random): Stroke[] {
  const box = strokesBox(strokes);
  if (box === null) return [];
  const size = Math.max(box.width, box.height) || 1;
  const angle = OTHER_HAND.turn * clippedNormal(random);
  const slant = OTHER_HAND.slant * clippedNormal(random);
  const stretch = Math.exp(OTHER_HAND.stretch * clippedNormal(random));
  const wobble = drawWobble(OTHER_HAND.wobble, random);
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const gap = (): number => (strokes.length > 1 ? OTHER_HAND.gap * clippedNormal(random) : 0);
  return strokes.map((stroke) => {
    const [gapX, gapY] = [gap(), gap()];
    return stroke.map((point: StrokePoint): StrokePoint => {
      const plainX = (point.x - box.x - box.width / 2) / size;
      const plainY = (point.y - box.y - box.height / 2) / size;
      const [wobbleX, wobbleY] = wobble(plainX, plainY);
      const y = plainY + wobbleY + gapY;
      const x = (plainX + wobbleX + gapX) * stretch - slant * y;
      return { x: cos * x - sin * y, y: sin * x + cos * y };
    });
  });
}
