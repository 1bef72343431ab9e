import type { WebviewPicture } from '../../protocol/pad';
import type { PadContent } from './canvasView';
import { Drawing } from './drawing';

/** What lies on the pad: a drawing, or a picture over it. */
export class Sheet {
  readonly drawing: Drawing;
  private shown: WebviewPicture | null = null;

  /** @param kept what `state` was before the page was hidden or reloaded */
  constructor(kept: unknown) {
    this.drawing = Drawing.from(kept);
  }

  get picture(): WebviewPicture | null {
    return this.shown;
  }

  get content(): PadContent {
    const { picture } = this;
    return picture === null ? { kind: 'drawing', inks: this.drawing.inks } : { kind: 'picture', picture };
  }

  get canUndo(): boolean {
    return this.drawing.canUndo || this.picture !== null;
  }

  get canRedo(): boolean {
    return this.drawing.canRedo;
  }

  get isBlank(): boolean {
    return this.drawing.isBlank && this.picture === null;
  }

  /** Something that JSON can carry. */
  get state(): unknown {
    return this.drawing.state;
  }

  /** Puts a picture on the pad; the drawing stays in the history: undo brings it back. */
  show(picture: WebviewPicture): void {
    this.drawing.clear();
    this.shown = picture;
  }

  leavePicture(): void {
    this.shown = null;
  }
}
