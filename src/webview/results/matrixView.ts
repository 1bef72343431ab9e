import { CLASSES } from '../../ml/classes';
import { REFUSED } from '../../ml/evaluation/confusionMatrix';
import { compareWithLabels, OTHER_LENGTH, type LabelComparison } from '../../ml/evaluation/labelComparison';
import type { ResultRow } from '../../protocol/results';
import { hasModifier } from '../chord';
import { button } from '../controls';
import { element } from '../element';
import { counted, thousands } from '../../ml/figures';
import { share } from '../reading/probability';
import { setTabStop } from '../rovingFocus';
import { MatrixCell } from './matrixCell';
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
      'A row for each digit in the labels, a column for what it was read as. Right readings are on the diagonal; click a count to see its images.',
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
  /** By label and reading; `null` until the matrix is opened for the first time. */
  private cells: readonly (readonly MatrixCell[])[] | null = null;
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
    this.table.addEventListener('focusin', ({ target }) => {
      const { buttons } = this;
      setTabStop(
        this.table,
        buttons.findIndex((each) => each === target),
        buttons,
      );
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
    const { counts, unread } = this.comparison;
    this.notCounted.hidden = unread === 0;
    this.notCounted.textContent = `Not in the matrix: ${counted(unread, 'image')} that could not be opened.`;
    this.cells ??= this.build();
    const { cells } = this;
    this.table.classList.toggle(
      'with-other-length',
      counts.some((row) => row[OTHER_LENGTH]! > 0),
    );
    counts.forEach((row, actual) => {
      const of = sum(row);
      row.forEach((count, read) => cells[actual]![read]!.show(count, of, this.isChosen(actual, read)));
    });
    if (this.table.querySelector('[tabindex="0"]') === null) setTabStop(this.table, 0, this.buttons);
  }

  /** Makes a cell for every digit of a label and what it may be read as, in rows. */
  private build(): readonly (readonly MatrixCell[])[] {
    const labels = Array.from({ length: CLASSES }, (_, actual) => actual);
    const columns = Array.from({ length: OTHER_LENGTH + 1 }, (_, read) => read);
    const cells = labels.map((actual) =>
      columns.map((read) => new MatrixCell(actual, read, () => this.toggleCell(actual, read))),
    );
    this.table.append(
      element('caption', { class: 'for-screen-readers' }, 'Digits in the labels by what they were read as'),
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
        ...cells.map((row, actual) =>
          element('tr', {}, element('th', { scope: 'row' }, String(actual)), ...row.map(({ root }) => root)),
        ),
      ),
    );
    return cells;
  }

  private isChosen(actual: number, read: number): boolean {
    const { filter } = this;
    return filter.kind === 'cell' && filter.actual === actual && filter.read === read;
  }

  private toggleCell(actual: number, read: number): void {
    this.choose(this.isChosen(actual, read) ? { kind: 'all' } : { kind: 'cell', actual, read });
  }

  private get buttons(): HTMLElement[] {
    return Array.from(this.table.querySelectorAll('button'));
  }

  /** Arrow keys go to the next cell with images in their direction. */
  private key(event: KeyboardEvent): void {
    const from = event.target as HTMLElement;
    const step = STEPS[event.key];
    if (hasModifier(event) || step === undefined || from.dataset.cell === undefined) return;
    event.preventDefault();
    let [row, column] = from.dataset.cell.split('-').map(Number) as [number, number];
    while (row >= 0 && row < CLASSES && column >= 0 && column <= OTHER_LENGTH) {
      [row, column] = [row + step[0], column + step[1]];
      const to = this.table.querySelector<HTMLElement>(`[data-cell="${String(row)}-${String(column)}"]`);
      if (to === null) continue;
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
  return read === OTHER_LENGTH ? 'More or fewer' : String(read);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
