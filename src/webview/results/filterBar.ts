import { REFUSED } from '../../ml/evaluation/confusionMatrix';
import { OTHER_LENGTH } from '../../ml/evaluation/labelComparison';
import type { ResultRow } from '../../protocol/results';
import { element } from '../element';
import { counted, thousands } from '../../ml/figures';
import { roveFocus, setTabStop } from '../rovingFocus';
import type { Filter } from './viewState';
import { passes } from './rowOrder';

const CHOICES: readonly { readonly kind: Exclude<Filter['kind'], 'cell'>; readonly name: string }[] = [
  { kind: 'all', name: 'All' },
  { kind: 'not sure', name: 'Not sure' },
  { kind: 'not a digit', name: 'Not a digit' },
  { kind: 'failed', name: 'Failed' },
  { kind: 'mistakes', name: 'Mistakes' },
];

/**
 * The buttons that filter the rows, each with how many rows it would show. Below them, a line says how many rows are shown, and
 * another one if some have no thumbnail.
 */
export class FilterBar {
  readonly root: HTMLElement;
  private readonly buttons = element('div', { class: 'filters', role: 'group', 'aria-label': 'Show' });
  private readonly text = element('p', { class: 'shown', 'data-testid': 'results-shown' });
  private readonly thumbnails = element('p', {
    class: 'thumbnails',
    'data-testid': 'results-thumbnails',
    hidden: '',
  });

  constructor(choose: (filter: Filter) => void) {
    for (const { kind, name } of CHOICES) {
      const made = element(
        'button',
        { class: 'choice', 'data-testid': `filter-${kind.replaceAll(' ', '-')}` },
        name,
        element('span', { class: 'count' }),
      );
      made.addEventListener('click', () => {
        choose({ kind });
      });
      this.buttons.append(made);
    }
    roveFocus(this.buttons);
    setTabStop(this.buttons, 0);
    this.root = element('div', { class: 'filter-bar', hidden: '' }, this.buttons, this.text, this.thumbnails);
  }

  /** What it says, for a screen reader. */
  get said(): string {
    return this.text.textContent;
  }

  /** @param shown how many of the rows pass the filter */
  show(rows: readonly ResultRow[], filter: Filter, shown: number): void {
    const isLabelled = rows.some(({ label }) => label !== null);
    CHOICES.forEach(({ kind }, index) => {
      const made = this.buttons.children[index] as HTMLElement;
      const amount = rows.filter((row) => passes(row, { kind })).length;
      made.hidden = kind === 'mistakes' && !isLabelled;
      made.setAttribute('aria-pressed', String(filter.kind === kind));
      made.classList.toggle('none', amount === 0);
      made.lastElementChild!.textContent = thousands(amount);
    });
    this.text.textContent = inWords(filter, shown, rows.length);
    const first = rows.findIndex(({ preview, error }) => preview === null && error === null);
    this.thumbnails.hidden = first < 0;
    this.thumbnails.textContent = `To save memory, only the first ${counted(first, 'image')} have thumbnails.`;
  }
}

/** How many rows a filter shows: "4 read as 9: 2 of 60". */
function inWords(filter: Filter, shown: number, total: number): string {
  const amount = `${thousands(shown)} of ${thousands(total)}`;
  switch (filter.kind) {
    case 'all':
      return counted(total, 'image');
    case 'failed':
      return `Failed: ${amount}`;
    case 'mistakes':
      return `Mistakes: ${amount}`;
    case 'not sure':
      return `Not sure: ${amount}`;
    case 'not a digit':
      return `Not a digit: ${amount}`;
    case 'cell':
      return `${String(filter.actual)} ${readAs(filter.read)}: ${amount}`;
  }
}

/** What a column of the confusion matrix counts: "read as 9". */
export function readAs(read: number): string {
  if (read === REFUSED) return 'refused';
  return read === OTHER_LENGTH ? 'read as more or fewer digits' : `read as ${String(read)}`;
}
