import { button, type ButtonControl } from '../controls';
import { DigitChoices } from '../digitChoices';
import { element } from '../element';
import { changeWithFocus } from '../focusNext';
import { FrameView } from '../reading/frameView';

/** What can be done with the digit that is marked. */
export interface SelectionCommands {
  relabel(label: number): void;
  remove(): void;
}

/** A digit that is looked at. */
export interface Selection {
  /** 784 bytes, 0 paper to 255 full ink. */
  readonly image: Uint8Array;
  readonly label: number;
  /** The digit and what became of it in the test, in words. */
  readonly words: string;
}

/** The digit that is marked in the grid, larger, with what can be done about it. */
export class SelectionBar {
  readonly root: HTMLElement;
  private readonly frame = new FrameView('The selected digit, 28 by 28 pixels', 'my-digits-frame');
  private readonly words = element('p', { class: 'selection-words', 'data-testid': 'my-digits-selection' });
  private readonly choices: DigitChoices;
  private readonly removal: ButtonControl;

  constructor(commands: SelectionCommands) {
    const title = element('p', { id: 'selection-title', class: 'selection-title' }, 'It is a …');
    this.choices = new DigitChoices({
      labelledBy: 'selection-title',
      name: 'my-digits-label',
      verb: 'Label as',
      onChoose: (label) => commands.relabel(label),
    });
    this.removal = button({
      label: 'Delete',
      icon: 'trash',
      keys: 'Del',
      testId: 'my-digits-delete',
      onClick: () => commands.remove(),
    });
    this.root = element(
      'section',
      { class: 'selection', 'aria-label': 'The selected digit' },
      this.frame.root,
      element('div', { class: 'selection-what' }, this.words, title, this.choices.root),
      this.removal,
    );
  }

  /** @param selection `null` if none is marked */
  show(selection: Selection | null): void {
    this.frame.show(selection?.image ?? null, 255);
    this.words.textContent = selection?.words ?? 'Select a digit to relabel or delete it.';
    changeWithFocus(this.root, selection === null, () => {
      this.choices.show(selection !== null, selection?.label ?? null);
      this.removal.disabled = selection === null;
    });
  }
}
