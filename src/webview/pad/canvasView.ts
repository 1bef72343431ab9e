import type { RgbaPicture } from '../../ml/image/picture';
import type { StrokePoint } from '../../ml/image/stroke';
import { element } from '../element';
import { fitted } from '../fitting';
import { pictureSource } from '../pictureSource';
import { inkColour, onThemeChange } from '../theme';
import type { Ink } from './ink';

/** What lies on the pad: a drawing or a picture. */
export type PadContent =
  | { readonly kind: 'drawing'; readonly inks: readonly Ink[] }
  | { readonly kind: 'picture'; readonly picture: RgbaPicture };

/** The canvas, sharp at every zoom and resolution, following the size of the editor and the theme. */
export class CanvasView {
  readonly canvas = element('canvas', {
    class: 'pad-canvas',
    'data-testid': 'pad-canvas',
    role: 'img',
    'aria-label': 'Drawing pad',
  });
  private content: PadContent = { kind: 'drawing', inks: [] };
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
    else this.paintInks(context, this.content.inks);
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

  private paintInks(context: CanvasRenderingContext2D, inks: readonly Ink[]): void {
    this.colour ??= inkColour(this.canvas);
    context.setTransform(this.canvas.width, 0, 0, this.canvas.height, 0, 0);
    context.strokeStyle = this.colour;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    for (const ink of inks) paintInk(context, ink);
  }
}

/** How much broader or narrower a pen writes at full and at no pressure; mice and fingers write at its own width. */
const LEAST_PRESSED = 0.4;
const MOST_PRESSED = 1.6;

/**
 * Paints a smooth curve: it passes through the middle of every two neighbours and bends towards the points themselves.
 */
function paintInk(context: CanvasRenderingContext2D, { stroke, width }: Ink): void {
  const [first, ...rest] = stroke;
  if (first === undefined) return;
  let path = begun(first);
  let at: StrokePoint = first;
  let last: StrokePoint = first;
  let lineWidth = pressed(width, first);
  const finish = () => {
    context.lineWidth = lineWidth;
    context.stroke(path);
  };
  for (const next of rest) {
    const middle = { x: (last.x + next.x) / 2, y: (last.y + next.y) / 2 };
    // A path has one width: where the pressure changes, another one goes on.
    if (pressed(width, next) !== lineWidth) {
      finish();
      path = begun(at);
      lineWidth = pressed(width, next);
    }
    path.quadraticCurveTo(last.x, last.y, middle.x, middle.y);
    at = middle;
    last = next;
  }
  // Also turns a tap into a dot: a line of no length has round caps.
  path.lineTo(last.x, last.y);
  finish();
}

function begun({ x, y }: StrokePoint): Path2D {
  const path = new Path2D();
  path.moveTo(x, y);
  return path;
}

function pressed(width: number, { pressure = 0.5 }: StrokePoint): number {
  return width * (LEAST_PRESSED + (MOST_PRESSED - LEAST_PRESSED) * pressure);
}
