import { element } from './element';

/** Milliseconds without a change before a screen reader is told: what changes with every stroke is not worth saying. */
const PAUSE = 700;

/** Tells screen readers what the page shows, once it has settled. */
export class Announcer {
  readonly root = element('div', { class: 'for-screen-readers', 'aria-live': 'polite', role: 'status' });
  private timer: number | undefined;

  /** @param text a short sentence; empty takes back what was about to be said */
  say(text: string): void {
    window.clearTimeout(this.timer);
    // The same sentence again is no change to the browser, and would not be read.
    this.root.textContent = '';
    this.timer = window.setTimeout(() => {
      this.root.textContent = text;
    }, PAUSE);
  }
}
