import type { Colour, RgbaPicture } from '../src/ml/image/picture';
import type { Stroke, StrokePoint } from '../src/ml/image/stroke';

/** What a synthetic picture of writing looks like. */
export interface PictureLook {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** In pixels, with round ends. */
  readonly penWidth: number;
  readonly ink: Colour;
  /** The paper's colour at a pixel; light and shadow are part of it. */
  readonly paper: (x: number, y: number) => Colour;
  /** The light that falls on paper and ink at a pixel, 0..1; full light if absent. */
  readonly light?: (x: number, y: number) => number;
}

/** Draws strokes (in pixels of the picture) on paper, as a photo or a paint program would show them. */
export function drawPicture(strokes: readonly Stroke[], look: PictureLook): RgbaPicture {
  const { width, height, ink, paper } = look;
  const coverage = new Float32Array(width * height);
  for (const stroke of strokes) {
    stroke.forEach((point, index) => coverSegment(coverage, look, stroke[index - 1] ?? point, point));
  }
  const data = new Uint8Array(width * height * 4);
  coverage.forEach((share, pixel) => {
    const x = pixel % width;
    const y = (pixel - x) / width;
    const under = paper(x, y);
    const light = look.light?.(x, y) ?? 1;
    for (let channel = 0; channel < 3; channel++) {
      data[pixel * 4 + channel] = Math.round(light * (share * ink[channel]! + (1 - share) * under[channel]!));
    }
    data[pixel * 4 + 3] = 255;
  });
  return { width, height, data };
}

/** Raises the share of ink of the pixels near a segment; the edge fades over one pixel. */
function coverSegment(
  coverage: Float32Array,
  { width, height, penWidth }: PictureLook,
  from: StrokePoint,
  to: StrokePoint,
): void {
  const reach = penWidth / 2 + 0.5;
  const left = Math.max(0, Math.floor(Math.min(from.x, to.x) - reach));
  const right = Math.min(width, Math.ceil(Math.max(from.x, to.x) + reach));
  const top = Math.max(0, Math.floor(Math.min(from.y, to.y) - reach));
  const bottom = Math.min(height, Math.ceil(Math.max(from.y, to.y) + reach));
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const squaredLength = dx * dx + dy * dy || 1;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const px = x + 0.5 - from.x;
      const py = y + 0.5 - from.y;
      const along = Math.min(Math.max((px * dx + py * dy) / squaredLength, 0), 1);
      const share = Math.min(1, reach - Math.hypot(px - along * dx, py - along * dy));
      if (share > coverage[y * width + x]!) coverage[y * width + x] = share;
    }
  }
}

/** Strokes moved and scaled: each point times `scale`, then plus `dx` and `dy`. */
export function placeStrokes(strokes: readonly Stroke[], scale: number, dx: number, dy: number): Stroke[] {
  return strokes.map((stroke) => stroke.map(({ x, y }) => ({ x: x * scale + dx, y: y * scale + dy })));
}
