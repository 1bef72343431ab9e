import { element, icon } from '../element';

/** Puts the images that were read wrong first, or all of them back into their order. */
export class MistakesToggle {
  readonly root: HTMLButtonElement;

  constructor(testId: string, toggle: () => void) {
    this.root = element(
      'button',
      { class: 'choice', type: 'button', 'data-testid': testId },
      icon('sort-precedence'),
      'Mistakes First',
    );
    this.root.addEventListener('click', toggle);
  }

  /** Shows whether the mistakes are first. */
  mark(areFirst: boolean): void {
    this.root.ariaPressed = String(areFirst);
  }
}
