import type { RgbaPicture } from '../../ml/image/picture';
import type { Stroke, StrokePoint } from '../../ml/image/stroke';
import { element } from '../element';
import { fitted } from '../fitting';
import { pictureSource } from '../pictureSource';
import { inkColour, onThemeChange } from '../theme';

/** Width of the pen as a share of the pad's side: how broad MNIST's writers are on a digit of two thirds of the pad. */
export const PEN_WIDTH = 0.07;

/** What lies on the pad: a drawing or a picture. */
export type PadContent =
  | { readonly kind: 'drawing'; readonly strokes: readonly Stroke[] }
  | { readonly kind: 'picture'; readonly picture: RgbaPicture };

/** The canvas, sharp at every zoom and resolution, following the size of the editor and the theme. */
export class CanvasView {
  readonly canvas = element('canvas', {
    class: 'pad-canvas',
    'data-testid': 'pad-canvas',
    role: 'img',
    'aria-label': 'Drawing pad',
  });
  private content: PadContent = { kind: 'drawing', strokes: [] };
  private source: HTMLCanvasElement | null = null;
  private colour: string | null = null;

  constructor() {
    onThemeChange(() => {
      this.colour = null;
      this.paint();
    });
    new ResizeObserver(([entry]) => {
      if (entry !== undefined) this.resize(entry);
    }).observe(this.canvas, { box: 'device-pixel-content-box' });
  }

  show(content: PadContent): void {
    if (content.kind === 'picture' && content !== this.content) this.source = pictureSource(content.picture);
    this.content = content;
    this.paint();
  }

  private resize(entry: ResizeObserverEntry): void {
    const size = entry.devicePixelContentBoxSize[0];
    if (size === undefined) return;
    this.canvas.width = size.inlineSize;
    this.canvas.height = size.blockSize;
    this.paint();
  }

  private paint(): void {
    const context = this.canvas.getContext('2d');
    if (context === null) return;
    const { width, height } = this.canvas;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    if (this.content.kind === 'picture') this.paintPicture(context);
    else this.paintStrokes(context, this.content.strokes);
  }

  private paintPicture(context: CanvasRenderingContext2D): void {
    if (this.source === null) return;
    const { width, height } = this.canvas;
    const area = fitted(this.source, { width, height });
    // Tiny pictures are looked at pixel by pixel, large ones as photographs.
    context.imageSmoothingEnabled = area.scale < 3;
    context.imageSmoothingQuality = 'high';
    context.drawImage(this.source, area.x, area.y, area.width, area.height);
  }

  private paintStrokes(context: CanvasRenderingContext2D, strokes: readonly Stroke[]): void {
    this.colour ??= inkColour(this.canvas);
    context.setTransform(this.canvas.width, 0, 0, this.canvas.height, 0, 0);
    context.strokeStyle = this.colour;
    context.lineWidth = PEN_WIDTH;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    for (const stroke of strokes) context.stroke(curve(stroke));
  }
}

/** A smooth curve: it passes through the middle of every two neighbours and bends towards the points themselves. */
function curve(stroke: Stroke): Path2D {
  const path = new Path2D();
  const [first, ...rest] = stroke;
  if (first === undefined) return path;
  path.moveTo(first.x, first.y);
  let last: StrokePoint = first;
  for (const next of rest) {
    path.quadraticCurveTo(last.x, last.y, (last.x + next.x) / 2, (last.y + next.y) / 2);
    last = next;
  }
  // Also turns a tap into a dot: a line of no length has round caps.
  path.lineTo(last.x, last.y);
  return path;
}
