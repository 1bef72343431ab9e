import { CLASSES } from '../../ml/classes';
import { REFUSED } from '../../ml/evaluation/confusionMatrix';
import { compareWithLabels, SEVERAL, type LabelComparison } from '../../ml/evaluation/labelComparison';
import type { ResultRow } from '../../protocol/results';
import { hasModifier } from '../chord';
import { button } from '../controls';
import { element } from '../element';
import { counted, thousands } from '../../ml/figures';
import { share } from '../probability';
import { readAs } from './filterBar';
import type { Filter } from './viewState';

/** How readings compare with the labels in the images' names: a sentence, and on demand which digit was read as which. */
export class MatrixView {
  readonly root: HTMLElement;
  private readonly text = element('p', { class: 'accuracy', 'data-testid': 'results-accuracy' });
  private readonly table = element('table', {
    class: 'matrix',
    'data-testid': 'results-matrix',
    id: 'matrix',
  });
  private readonly notCounted = element('p', {
    class: 'matrix-legend',
    'data-testid': 'results-matrix-not-counted',
  });
  private readonly content = element(
    'div',
    { class: 'matrix-content', hidden: '' },
    element(
      'p',
      { class: 'matrix-legend' },
      'A row for each label, a column for what was read. Right readings lie on the diagonal; a click on a number shows its images.',
    ),
    this.notCounted,
    element('div', { class: 'matrix-room' }, this.table),
  );
  private readonly toggle = button({
    label: 'Confusion Matrix',
    icon: 'chevron-right',
    testId: 'results-matrix-toggle',
    onClick: () => {
      const isOpen = this.content.hasAttribute('hidden');
      this.open(isOpen);
      this.opened(isOpen);
    },
  });
  private comparison: LabelComparison | null = null;
  private filter: Filter = { kind: 'all' };

  /** @param opened told after the user opened or closed the matrix */
  constructor(
    private readonly choose: (filter: Filter) => void,
    private readonly opened: (isOpen: boolean) => void,
  ) {
    this.root = element(
      'section',
      { class: 'comparison', 'aria-label': 'Comparison with labels', hidden: '' },
      element('div', { class: 'comparison-head' }, this.text, this.toggle),
      this.content,
    );
    this.table.addEventListener('keydown', (event) => {
      this.key(event);
    });
    this.open(false);
  }

  /** @param rows those without a label are left out of the comparison */
  show(rows: readonly ResultRow[], filter: Filter): void {
    const labelled = rows.flatMap(({ label, text, error }) =>
      label === null ? [] : [{ label, text, isUnread: error !== null }],
    );
    this.filter = filter;
    this.root.hidden = labelled.length === 0;
    if (labelled.length === 0) return;
    this.comparison = compareWithLabels(labelled);
    const { n, right } = this.comparison;
    this.text.replaceChildren(
      element('strong', {}, `${share(right / n)} read right`),
      ` · ${thousands(right)} of ${counted(n, 'image')} labelled by name or folder`,
    );
    if (!this.content.hidden) this.fill();
  }

  /** Shows the matrix below the sentence, or hides it. */
  open(isOpen: boolean): void {
    this.content.hidden = !isOpen;
    this.toggle.ariaExpanded = String(isOpen);
    this.toggle.querySelector('.codicon')!.className = `codicon codicon-chevron-${isOpen ? 'down' : 'right'}`;
    if (isOpen) this.fill();
  }

  private fill(): void {
    if (this.comparison === null) return;
    const { counts, numbers, unread } = this.comparison;
    const left = [
      ...(numbers === 0 ? [] : [`${counted(numbers, 'image')} labelled with a number of several digits`]),
      ...(unread === 0 ? [] : [`${counted(unread, 'image')} that could not be opened`]),
    ];
    this.notCounted.hidden = left.length === 0;
    this.notCounted.textContent = `Not in the matrix: ${left.join(', ')}.`;
    const focused = (document.activeElement as HTMLElement | null)?.dataset.cell;
    const hasSeveral = counts.some((row) => row[SEVERAL]! > 0);
    const columns = Array.from({ length: hasSeveral ? SEVERAL + 1 : SEVERAL }, (_, read) => read);
    this.table.replaceChildren(
      element('caption', { class: 'for-screen-readers' }, 'Images by label and reading'),
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          element('th', { scope: 'col', class: 'corner' }, 'Label ↓ Read →'),
          ...columns.map((read) => element('th', { scope: 'col' }, columnName(read))),
        ),
      ),
      element(
        'tbody',
        {},
        ...counts.map((row, actual) =>
          element(
            'tr',
            {},
            element('th', { scope: 'row' }, String(actual)),
            ...columns.map((read) => this.cell(actual, read, row[read]!, sum(row))),
          ),
        ),
      ),
    );
    const cells = this.cells;
    const stop = cells.find(({ dataset }) => dataset.cell === focused) ?? cells[0];
    stop?.setAttribute('tabindex', '0');
    if (focused !== undefined) stop?.focus();
  }

  private cell(actual: number, read: number, count: number, of: number): HTMLElement {
    if (count === 0) return element('td', {}, element('span', { class: 'for-screen-readers' }, '0'));
    const isChosen =
      this.filter.kind === 'cell' && this.filter.actual === actual && this.filter.read === read;
    const words = `${counted(count, 'image')} of ${String(actual)} ${readAs(read)}`;
    const made = element(
      'button',
      {
        class: actual === read ? 'cell right' : 'cell wrong',
        tabindex: '-1',
        title: words,
        'aria-label': words,
        'aria-pressed': String(isChosen),
        'data-cell': `${String(actual)}-${String(read)}`,
      },
      thousands(count),
    );
    // Square root, so that a handful among hundreds is seen.
    made.style.setProperty('--share', String(Math.sqrt(count / of)));
    made.addEventListener('click', () => {
      this.choose(isChosen ? { kind: 'all' } : { kind: 'cell', actual, read });
    });
    return element('td', {}, made);
  }

  private get cells(): HTMLElement[] {
    return Array.from(this.table.querySelectorAll<HTMLElement>('button'));
  }

  /** Arrow keys go to the next cell with images in their direction. */
  private key(event: KeyboardEvent): void {
    const from = event.target as HTMLElement;
    const step = STEPS[event.key];
    if (hasModifier(event) || step === undefined || from.dataset.cell === undefined) return;
    event.preventDefault();
    let [row, column] = from.dataset.cell.split('-').map(Number) as [number, number];
    while (row >= 0 && row < CLASSES && column >= 0 && column <= SEVERAL) {
      [row, column] = [row + step[0], column + step[1]];
      const to = this.table.querySelector<HTMLElement>(`[data-cell="${String(row)}-${String(column)}"]`);
      if (to === null) continue;
      from.tabIndex = -1;
      to.tabIndex = 0;
      to.focus();
      return;
    }
  }
}

const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

function columnName(read: number): string {
  if (read === REFUSED) return 'Refused';
  return read === SEVERAL ? 'Several' : String(read);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
