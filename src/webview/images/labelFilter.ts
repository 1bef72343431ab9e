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
    this.choices.clear();
    const counts = new Map<number, number>();
    for (const label of labels ?? []) counts.set(label, (counts.get(label) ?? 0) + 1);
    this.add(null, 'All', labels?.length ?? 0);
    for (const label of [...counts.keys()].sort((a, b) => a - b)) {
      this.add(label, String(label), counts.get(label)!);
    }
    this.root.replaceChildren(...this.choices.values());
    this.mark(null);
  }

  /** Shows which label is chosen. */
  mark(label: number | null): void {
    for (const [each, choice] of this.choices) choice.setAttribute('aria-pressed', String(each === label));
    setTabStop(this.root, [...this.choices.keys()].indexOf(label));
  }

  has(label: number | null): boolean {
    return this.choices.has(label);
  }

  private add(label: number | null, name: string, count: number): void {
    const choice = element(
      'button',
      { class: 'choice', type: 'button', 'data-testid': `idx-label-${name.toLowerCase()}` },
      element('strong', {}, name),
      element('span', { class: 'count' }, thousands(count)),
    );
    choice.addEventListener('click', () => {
      this.choose(label);
    });
    this.choices.set(label, choice);
  }
}
