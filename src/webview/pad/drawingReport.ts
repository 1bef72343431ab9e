import { LONGEST_DRAWING, type PadToHost } from '../../protocol/pad';
import type { Host } from '../host';
import { lastBlank, type Drawing, type DrawingState, type Operation } from './sheet/drawing';

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
    this.host.post({ type: 'drawing', drawing: written(state), isDrawn });
  }
}

/**
 * A history as JSON, no longer than the host can store: left out is what was taken back, then what was done first, the
 * farthest steps before the nearer ones, and nothing of what is visible.
 */
function written({ done, undone }: DrawingState): string {
  const room = LONGEST_DRAWING - JSON.stringify({ done: [], undone: [] }).length;
  const visible = done.length - Math.max(0, lastBlank(done));
  const kept = latest(done, room, visible);
  return `{"done":[${kept}],"undone":[${latest(undone, room - kept.length, 0)}]}`;
}

/**
 * The last of a history's operations as members of a JSON array. Each is written once, and of those that there is no room
 * for none but the first: a pad tells of itself at every pause.
 * @param room in characters
 * @param least how many to write at the least
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
