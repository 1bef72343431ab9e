import { element, icon } from '../element';

/** Puts the images that were read wrong first, or all of them back into their order. */
export class MistakesToggle {
  readonly root: HTMLButtonElement;

  /** @param label another one where there are no labels, and so no mistakes */
  constructor(testId: string, toggle: () => void, label = 'Mistakes First') {
    this.root = element(
      'button',
      { class: 'choice', type: 'button', 'data-testid': testId },
      icon('sort-precedence'),
      label,
    );
    this.root.addEventListener('click', toggle);
  }

  /** Shows whether the mistakes are first. */
  mark(areFirst: boolean): void {
    this.root.ariaPressed = String(areFirst);
  }
}
