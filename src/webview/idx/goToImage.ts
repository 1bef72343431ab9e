import { element } from '../element';

/** A field for the index of an image to go to, and a line that says what came of it. */
export class GoToImage {
  readonly root: HTMLFormElement;
  private readonly note = element('p', {
    id: 'go-to-note',
    role: 'status',
    'data-testid': 'idx-go-to-note',
  });
  private readonly field: HTMLInputElement;
  private readonly last: number;

  /** @param count of images; `go` is called with one's index, from 0 */
  constructor(count: number, go: (index: number) => void) {
    this.last = count - 1;
    this.field = element('input', {
      class: 'field',
      type: 'number',
      min: '0',
      max: String(this.last),
      placeholder: `0 to ${String(this.last)}`,
      'aria-describedby': 'go-to-note',
      'data-testid': 'idx-go-to',
    });
    // The browser's own bubbles look like nothing else in VS Code.
    this.root = element(
      'form',
      { class: 'go-to', novalidate: '' },
      element('label', {}, 'Go to image ', this.field),
      this.note,
    );
    this.field.addEventListener('input', () => this.say(''));
    this.root.addEventListener('submit', (event) => {
      event.preventDefault();
      this.say('');
      if (this.field.value !== '' && this.field.checkValidity()) go(this.field.valueAsNumber);
      else this.refuse();
    });
  }

  /** @param text what came of it; empty if there is nothing to say */
  say(text: string): void {
    this.note.textContent = text;
    this.field.removeAttribute('aria-invalid');
  }

  private refuse(): void {
    const { value } = this.field;
    const isNone = value === '' ? '' : `There is no image ${value}. `;
    this.say(`${isNone}Type a whole number from 0 to ${String(this.last)}.`);
    this.field.setAttribute('aria-invalid', 'true');
  }
}
