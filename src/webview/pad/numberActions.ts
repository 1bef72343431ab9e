import { button } from '../controls';
import { element } from '../element';
import { setHidden } from '../focusNext';
import { keyOf, type PadActions } from './keys';

/** The buttons beside the number that was read: copy it, or insert it into an editor. */
export class NumberActions {
  readonly root: HTMLElement;

  constructor(actions: Pick<PadActions, 'copyNumber' | 'insertNumber'>) {
    this.root = element(
      'div',
      { class: 'number-actions' },
      button({
        label: 'Copy Number',
        icon: 'copy',
        look: 'icon',
        keys: keyOf('copyNumber'),
        testId: 'pad-copy-number',
        onClick: () => actions.copyNumber(),
      }),
      button({
        label: 'Insert Number into Editor',
        icon: 'go-to-file',
        look: 'icon',
        keys: keyOf('insertNumber'),
        testId: 'pad-insert-number',
        onClick: () => actions.insertNumber(),
      }),
    );
    this.show(null);
  }

  /** @param text the number; `null` hides the buttons */
  show(text: string | null): void {
    setHidden(this.root, text === null);
  }
}
