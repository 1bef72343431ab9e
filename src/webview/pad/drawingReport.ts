import { LONGEST_DRAWING, type PadToHost } from '../../protocol/pad';
import type { Host } from '../host';
import { lastBlank, type Drawing, type DrawingState, type Operation } from './sheet/drawing';

/**
 * Milliseconds after the last change: longer than a quick hand takes between strokes, shorter than it takes to close the pad.
 */
const PAUSE = 150;

/**
 * Sends the drawing to the host whenever the user pauses. What a page keeps itself is lost with its tab; the host can give
 * this to the next pad. Pictures are left out: they are files that can be opened again.
 */
export class DrawingReport {
  private readonly host: Pick<Host<never, PadToHost>, 'post'>;
  private readonly drawing: Drawing;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the drawing was changed on this page since it was last sent. */
  private isDrawn = false;

  constructor(host: Pick<Host<never, PadToHost>, 'post'>, drawing: Drawing) {
    this.host = host;
    this.drawing = drawing;
  }

  /** @param isDrawn whether the drawing has changed; if not, it was only restored with its page */
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
    // A pad without strokes has nothing worth restoring, and must not replace the drawing of one that has.
    if (![...state.done, ...state.undone].some((made) => 'stroke' in made)) return;
    this.host.post({ type: 'drawing', drawing: written(state), isDrawn });
  }
}

/**
 * A history as JSON, no longer than the host can store. What does not fit is left out: first what was undone, then what was
 * done longest ago. What is visible is never left out.
 */
function written({ done, undone }: DrawingState): string {
  const room = LONGEST_DRAWING - JSON.stringify({ done: [], undone: [] }).length;
  const visible = done.length - Math.max(0, lastBlank(done));
  const kept = latest(done, room, visible);
  return `{"done":[${kept}],"undone":[${latest(undone, room - kept.length, 0)}]}`;
}

/**
 * The latest operations of a history as members of a JSON array, as many as there is room for. They are turned into text one
 * by one from the end, so that a long history costs no more than what is sent: this runs at every pause.
 * @param room in characters
 * @param least how many to write even if there is no room
 */
function latest(operations: readonly Operation[], room: number, least: number): string {
  const texts: string[] = [];
  let length = 0;
  for (let at = operations.length - 1; at >= 0; at--) {
    const text = JSON.stringify(operations[at]);
    // With the comma behind it
    length += text.length + 1;
    if (length > room && texts.length >= least) break;
    texts.push(text);
  }
  return texts.reverse().join();
}
