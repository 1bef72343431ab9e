import type { MyDigitsContent, MyDigitsToHost } from '../../protocol/myDigits';
import { written } from '../chord';
import { button, type ButtonControl } from '../controls';
import { element } from '../element';
import { setHidden } from '../focusNext';
import { counted } from '../../ml/figures';

/** What can be done with the collection as a whole. */
type HeadCommand = Extract<MyDigitsToHost['type'], 'test' | 'train' | 'undo' | 'reveal'>;

const BUTTONS = {
  test: { label: 'Test on My Digits', icon: 'beaker', look: 'primary' },
  train: { label: 'Train Model…', icon: 'mortar-board' },
  reveal: { label: 'Reveal Folder', icon: 'folder-opened' },
  undo: { label: 'Undo', icon: 'discard', look: 'icon' },
} as const;

/** The top of the page: how many digits there are, where they lie, and what can be done with them. */
export class DigitsHead {
  readonly root: HTMLElement;
  private readonly counts = element('p', { class: 'counts', 'data-testid': 'my-digits-counts' });
  private readonly undo: ButtonControl;
  private readonly needingDigits: readonly ButtonControl[];

  constructor(run: (command: HeadCommand) => void) {
    const made = (command: HeadCommand): ButtonControl =>
      button({ ...BUTTONS[command], testId: `my-digits-${command}`, onClick: () => run(command) });
    const [test, train, reveal] = [made('test'), made('train'), made('reveal')];
    this.undo = made('undo');
    this.needingDigits = [test, train, reveal];
    // Until it is known what there is.
    for (const each of [test, train, this.undo]) each.disabled = true;
    this.root = element(
      'header',
      { class: 'digits-head' },
      element('div', {}, element('h1', {}, 'My Digits'), this.counts),
      element(
        'div',
        { class: 'digits-tools', role: 'group', 'aria-label': 'My Digits' },
        // The first, so that the others stay where they are when it comes and goes.
        this.undo,
        test,
        train,
        reveal,
      ),
    );
  }

  show({ count, place, folder, undo }: MyDigitsContent): void {
    this.counts.textContent = count === 0 ? `Kept ${place}` : `${counted(count, 'digit')}, ${place}`;
    this.counts.title = folder;
    const name = undo === null ? 'Undo' : `Undo ${undo}`;
    this.undo.setAttribute('aria-label', name);
    this.undo.title = `${name} (${written('Mod+Z')})`;
    this.undo.disabled = undo === null;
    for (const each of this.needingDigits) {
      each.disabled = false;
      setHidden(each, count === 0);
    }
    setHidden(this.undo, undo === null);
  }
}
