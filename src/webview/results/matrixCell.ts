import { counted, thousands } from '../../ml/figures';
import { element } from '../element';
import { readAs } from './filterBar';

/**
 * A cell of the confusion matrix: how often one label was read as one thing, as a button that shows those images. The element
 * stays the same when the count changes, so that the keyboard's focus stays on it.
 */
export class MatrixCell {
  readonly root = element('td', {});
  /** Shows the images; in the cell if there are any. */
  readonly button: HTMLButtonElement;
  private readonly none = element('span', { class: 'for-screen-readers' }, '0');

  /** @param chosen called when the user presses the button */
  constructor(
    private readonly actual: number,
    private readonly read: number,
    chosen: () => void,
  ) {
    this.button = element('button', {
      class: actual === read ? 'cell right' : 'cell wrong',
      tabindex: '-1',
      'data-cell': `${String(actual)}-${String(read)}`,
    });
    this.button.addEventListener('click', chosen);
  }

  /**
   * @param count how often the digit was read so
   * @param of how often it is in labels that were read
   */
  show(count: number, of: number, isChosen: boolean): void {
    const { button } = this;
    const content = count === 0 ? this.none : button;
    if (this.root.firstChild !== content) this.root.replaceChildren(content);
    if (count === 0) {
      button.tabIndex = -1;
      return;
    }
    const words = `${counted(count, 'time')}: ${String(this.actual)} ${readAs(this.read)}`;
    button.textContent = thousands(count);
    button.title = words;
    button.setAttribute('aria-label', words);
    button.setAttribute('aria-pressed', String(isChosen));
    // The square root, so that a handful among hundreds can be seen.
    button.style.setProperty('--share', String(Math.sqrt(count / of)));
  }
}
