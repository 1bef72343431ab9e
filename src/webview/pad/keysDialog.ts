import { written } from '../chord';
import { button } from '../controls';
import { element } from '../element';
import { KEY_BINDINGS } from './keys';

/** The list of the pad's keys. */
export class KeysDialog {
  readonly root: HTMLDialogElement;

  constructor() {
    const title = element('h2', { id: 'keys-title' }, 'Keyboard Shortcuts');
    const close = button({
      label: 'Close',
      icon: 'close',
      look: 'icon',
      testId: 'pad-keys-close',
      onClick: () => {
        this.root.close();
      },
    });
    this.root = element(
      'dialog',
      { class: 'keys', 'aria-labelledby': 'keys-title', 'data-testid': 'pad-keys' },
      element('div', { class: 'keys-head' }, title, close),
      element(
        'dl',
        {},
        ...KEY_BINDINGS.flatMap(({ chords, listed, says }) => [
          element('dt', {}, ...(listed ?? chords.map(written)).map((keys) => element('kbd', {}, keys))),
          element('dd', {}, says),
        ]),
      ),
    );
    // A click beside the list closes it: the dialog itself is hit there only, not what is in it.
    this.root.addEventListener('pointerdown', ({ target, clientX, clientY }) => {
      const { left, right, top, bottom } = this.root.getBoundingClientRect();
      const isInside = clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
      if (target === this.root && !isInside) this.root.close();
    });
  }

  show(): void {
    if (!this.root.open) this.root.showModal();
  }
}
