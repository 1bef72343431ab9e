import { counted, thousands } from '../../ml/figures';
import { element } from '../element';
import { readAs } from './filterBar';

/**
 * How often one digit of the labels was read as one thing, and the way to its images. It stays the element that it is,
 * whatever their number comes to.
 */
export class MatrixCell {
  readonly root = element('td', {});
  /** Shows the images; in the cell if there are any. */
  readonly button: HTMLButtonElement;
  private readonly none = element('span', { class: 'for-screen-readers' }, '0');

  /** @param chosen told when the user picks it */
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
    // Square root, so that a handful among hundreds is seen.
    button.style.setProperty('--share', String(Math.sqrt(count / of)));
  }
}
