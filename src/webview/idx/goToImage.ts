import { element } from '../element';

/** A field for the index of an image to go to. */
export class GoToImage {
  readonly root: HTMLFormElement;

  /** @param count of images; `go` is called with one's index, from 0 */
  constructor(count: number, go: (index: number) => void) {
    const last = String(count - 1);
    const field = element('input', {
      class: 'field',
      type: 'number',
      min: '0',
      max: last,
      required: '',
      placeholder: `0 to ${last}`,
      'data-testid': 'idx-go-to',
    });
    this.root = element('form', {}, element('label', {}, 'Go to image ', field));
    this.root.addEventListener('submit', (event) => {
      event.preventDefault();
      go(field.valueAsNumber);
    });
  }
}
