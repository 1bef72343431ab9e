import { button } from './controls';
import { element, icon } from './element';
import { setHidden } from './focusNext';

/** A sentence about something that went wrong, where the user is looking; gone with the next success. */
export class ProblemView {
  readonly root: HTMLElement;
  private readonly text: HTMLElement;
  private readonly dismiss: HTMLElement;
  private shown = '';

  constructor(testId: string) {
    this.text = element('p', { 'data-testid': testId });
    this.dismiss = button({
      label: 'Dismiss',
      icon: 'close',
      look: 'icon',
      onClick: () => {
        this.clear();
      },
    });
    this.root = element(
      'div',
      { class: 'problem', role: 'alert', hidden: '' },
      icon('warning'),
      this.text,
      this.dismiss,
    );
  }

  /** The sentence that is shown, empty if there is none. */
  get message(): string {
    return this.shown;
  }

  /** @param isAll whether the page has nothing else to show: then it stays */
  show(message: string, isAll = false): void {
    const isAgain = message === this.shown;
    this.shown = message;
    this.dismiss.hidden = isAll;
    // The same sentence again is no change to the browser, and would not be read.
    this.text.textContent = isAgain ? '' : message;
    if (isAgain) {
      window.setTimeout(() => {
        this.text.textContent = this.shown;
      });
    }
    this.root.hidden = false;
  }

  clear(): void {
    this.shown = '';
    this.text.textContent = '';
    setHidden(this.root, true);
  }
}
