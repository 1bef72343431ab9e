import type { PadToHost } from '../../protocol/pad';
import type { Host } from '../host';
import type { Drawing } from './sheet/drawing';

/** Milliseconds after a change: long enough to pass over the strokes of a quick hand, shorter than a way to Close. */
const PAUSE = 150;

/**
 * Tells the host what is on the pad, at pauses. What a page keeps itself goes with its tab; the host can give this to the
 * next pad. Pictures are left out: they are files that can be opened again.
 */
export class DrawingReport {
  private readonly host: Pick<Host<never, PadToHost>, 'post'>;
  private readonly drawing: Drawing;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether anything of what is about to be told was done on this page. */
  private isDrawn = false;

  constructor(host: Pick<Host<never, PadToHost>, 'post'>, drawing: Drawing) {
    this.host = host;
    this.drawing = drawing;
  }

  /** @param isDrawn whether the drawing has changed; else it has only come back with its page */
  request({ isDrawn }: { readonly isDrawn: boolean }): void {
    this.isDrawn ||= isDrawn;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.send();
    }, PAUSE);
  }

  private send(): void {
    const { isDrawn } = this;
    this.isDrawn = false;
    const state = this.drawing.state(() => false);
    // A pad that nothing was drawn on has nothing to bring back, and must not take the place of one that has.
    if (![...state.done, ...state.undone].some((made) => 'stroke' in made)) return;
    this.host.post({ type: 'drawing', drawing: JSON.stringify(state), isDrawn });
  }
}
