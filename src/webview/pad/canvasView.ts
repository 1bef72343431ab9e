import type { Box, RgbaPicture } from '../../ml/image/picture';
import { element } from '../element';
import { fitted } from './fitting';
import { pictureSource } from '../pictureSource';
import { ThemeInk } from '../theme';
import type { Ink } from './sheet/ink';
import { observePixels } from './observePixels';
import { paintInks } from './sheet/paintInks';
import type { PadContent } from './sheet/sheet';
import { shownPart } from './sheet/sheetPart';

/** The canvas, sharp at every zoom and resolution, following the size of the editor and the theme. */
export class CanvasView {
  readonly canvas = element('canvas', {
    class: 'pad-canvas',
    'data-testid': 'pad-canvas',
    role: 'img',
    'aria-label': 'Drawing pad',
  });
  private current: PadContent = { kind: 'drawing', inks: [] };
  /** The picture that `source` holds. */
  private picture: RgbaPicture | null = null;
  private source: HTMLCanvasElement | null = null;
  private readonly ink = new ThemeInk(this.canvas, () => this.paint());
  private currentPart: Box = shownPart(this.canvas, []);

  /** @param reshaped called when the canvas has another shape, and so shows another part of the sheet */
  constructor(reshaped: () => void) {
    observePixels(this.canvas, (width, height) => {
      this.canvas.width = width;
      this.canvas.height = height;
      const before = this.currentPart;
      this.updatePart();
      this.paint();
      if (this.currentPart.width !== before.width || this.currentPart.height !== before.height) reshaped();
    });
  }

  get content(): PadContent {
    return this.current;
  }

  /** What of the sheet is on the canvas, in the unit of strokes. */
  get part(): Box {
    return this.currentPart;
  }

  /**
   * @param isDrawn whether the pen is down. The shown part of the sheet does not change then, even if an eraser removes all
   * that lay outside of the square: the sheet would move under the pen.
   */
  show(content: PadContent, isDrawn: boolean): void {
    if (content.kind === 'picture' && content.picture !== this.picture) {
      this.picture = content.picture;
      this.source = pictureSource(content.picture);
    }
    this.current = content;
    if (!isDrawn) this.updatePart();
    this.paint();
  }

  private updatePart(): void {
    this.currentPart = shownPart(this.canvas, this.current.kind === 'drawing' ? this.current.inks : []);
  }

  private paint(): void {
    const context = this.canvas.getContext('2d');
    if (context === null) return;
    const { width, height } = this.canvas;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    if (this.current.kind === 'picture') this.paintPicture(context);
    else this.paintDrawing(context, this.current.inks);
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
    paintInks(context, inks, { part: this.currentPart, colour: this.ink.colour });
  }
}
