import { element } from './element';

/** Milliseconds without another announcement before one is made: what changes with every stroke is not worth saying. */
const PAUSE = 700;

/** Tells screen readers what the page shows, once it has settled. */
export class Announcer {
  readonly root = element('div', { class: 'for-screen-readers', 'aria-live': 'polite', role: 'status' });
  private timer: number | undefined;

  /** @param text a short sentence; an empty one cancels the announcement that is waiting */
  say(text: string): void {
    window.clearTimeout(this.timer);
    // The same sentence again is no change to the browser, and would not be read.
    this.root.textContent = '';
    this.timer = window.setTimeout(() => {
      this.root.textContent = text;
    }, PAUSE);
  }
}
