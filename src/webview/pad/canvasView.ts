import type { RgbaPicture } from '../../ml/image/picture';
import { element } from '../element';
import { fitted } from '../fitting';
import { pictureSource } from '../pictureSource';
import { inkColour, onThemeChange } from '../theme';
import type { Ink } from './ink';
import { inkPaths } from './inkPaths';
import { observePixels } from './observePixels';

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
  /** What `source` was made of. */
  private picture: RgbaPicture | null = null;
  private source: HTMLCanvasElement | null = null;
  private colour: string | null = null;

  constructor() {
    onThemeChange(() => {
      this.colour = null;
      this.paint();
    });
    observePixels(this.canvas, (width, height) => {
      this.canvas.width = width;
      this.canvas.height = height;
      this.paint();
    });
  }

  show(content: PadContent): void {
    if (content.kind === 'picture' && content.picture !== this.picture) {
      this.picture = content.picture;
      this.source = pictureSource(content.picture);
    }
    this.content = content;
    this.paint();
  }

  private paint(): void {
    const context = this.canvas.getContext('2d');
    if (context === null) return;
    const { width, height } = this.canvas;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    if (this.content.kind === 'picture') this.paintPicture(context);
    else this.paintDrawing(context, this.content.inks);
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

  private paintDrawing(context: CanvasRenderingContext2D, inks: readonly Ink[]): void {
    this.colour ??= inkColour(this.canvas);
    paintInks(context, inks, this.colour);
  }
}

/** Paints ink over the whole of a canvas, whatever its size. */
export function paintInks(context: CanvasRenderingContext2D, inks: readonly Ink[], colour: string): void {
  context.setTransform(context.canvas.width, 0, 0, context.canvas.height, 0, 0);
  context.strokeStyle = colour;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const ink of inks) {
    for (const { path, width } of inkPaths(ink, () => new Path2D())) {
      context.lineWidth = width;
      context.stroke(path);
    }
  }
}
