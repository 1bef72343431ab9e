import { button } from './controls';
import { element, icon } from './element';

/** A sentence about something that went wrong, where the user is looking; gone with the next success. */
export class ProblemView {
  readonly root: HTMLElement;
  private readonly text: HTMLElement;

  constructor(testId: string) {
    this.text = element('p', { 'data-testid': testId });
    const dismiss = button({
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
      dismiss,
    );
  }

  /** The sentence that is shown, empty if there is none. */
  get message(): string {
    return this.text.textContent;
  }

  show(message: string): void {
    this.text.textContent = message;
    this.root.hidden = false;
  }

  clear(): void {
    this.text.textContent = '';
    this.root.hidden = true;
  }
}
