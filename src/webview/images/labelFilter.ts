import { element } from '../element';
import { thousands } from '../../ml/figures';
import { roveFocus, setTabStop } from '../rovingFocus';

/** The labels there are, each with how many images have it; one of them, or all, is chosen. */
export class LabelFilter {
  readonly root = element('div', { class: 'filter', role: 'toolbar', 'aria-label': 'Show the label' });
  private readonly choices = new Map<number | null, HTMLButtonElement>();
  private readonly choose: (label: number | null) => void;

  /** @param choose is told the label that the user chose, or `null` for all */
  constructor(choose: (label: number | null) => void) {
    this.choose = choose;
    roveFocus(this.root);
  }

  /** @param labels one an image, or `null`, for which there is nothing to choose */
  show(labels: Uint8Array | null): void {
    this.root.hidden = labels === null;
    const counts = countsOf(labels ?? new Uint8Array());
    for (const [label, choice] of this.choices) if (!counts.has(label)) this.remove(label, choice);
    // Choices stay the elements that they are, so that the keyboard's focus outlives a change of the images.
    let next = this.root.firstElementChild;
    for (const [label, count] of counts) {
      const choice = this.choices.get(label) ?? this.add(label);
      choice.lastElementChild!.textContent = thousands(count);
      if (choice === next) next = next.nextElementSibling;
      else this.root.insertBefore(choice, next);
    }
  }

  /** Shows which label is chosen. */
  mark(label: number | null): void {
    for (const [each, choice] of this.choices) choice.setAttribute('aria-pressed', String(each === label));
    if (this.root.contains(document.activeElement)) return;
    setTabStop(
      this.root,
      Array.from(this.root.children).findIndex((choice) => choice === this.choices.get(label)),
    );
  }

  has(label: number | null): boolean {
    return this.choices.has(label);
  }

  private remove(label: number | null, choice: HTMLElement): void {
    if (choice === document.activeElement) this.choices.get(null)?.focus();
    choice.remove();
    this.choices.delete(label);
  }

  private add(label: number | null): HTMLButtonElement {
    const name = label === null ? 'All' : String(label);
    const choice = element(
      'button',
      {
        class: 'choice',
        type: 'button',
        tabindex: '-1',
        'data-testid': `label-${name.toLowerCase()}`,
      },
      element('strong', {}, name),
      element('span', { class: 'count' }),
    );
    choice.addEventListener('click', () => {
      this.choose(label);
    });
    this.choices.set(label, choice);
    return choice;
  }
}

/** How many images have each label, by rising label, and before them how many there are in all. */
function countsOf(labels: Uint8Array): Map<number | null, number> {
  const counts = new Map<number | null, number>([[null, labels.length]]);
  for (const label of labels.toSorted()) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}
