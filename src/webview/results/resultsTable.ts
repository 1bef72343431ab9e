import type { ResultRow } from '../../protocol/results';
import { hasModifier, isPressed } from '../chord';
import { confirmOn } from '../controls';
import { element, icon } from '../element';
import type { Sorting } from './viewState';
import { tableRow } from './tableRow';
import { itemOf, VirtualRows } from './virtualRows';

export interface TableCommands {
  /** A row was clicked, or Enter pressed on it. */
  select(index: number): void;
  /** The arrow keys moved the focus to a row. */
  moveTo(index: number): void;
  copy(text: string): void;
  sort(sorting: Sorting): void;
}

const COLUMNS: readonly { readonly name: string; readonly by?: Sorting['by'] }[] = [
  { name: 'Image' },
  { name: 'File', by: 'name' },
  { name: 'Reading', by: 'reading' },
  { name: 'Confidence', by: 'confidence' },
  { name: 'Copy' },
];

/** Height of a row in CSS pixels, as table.css has it. */
const ROW_HEIGHT = 56;

/** One row an image, under a head whose columns sort them. */
export class ResultsTable {
  readonly root: HTMLElement;
  private readonly head: HTMLElement;
  private readonly body: VirtualRows;
  private readonly nothing = element(
    'div',
    { role: 'rowgroup', hidden: '', 'data-testid': 'results-none' },
    element(
      'div',
      { class: 'table-none', role: 'row', 'aria-rowindex': '2' },
      element('div', { role: 'gridcell' }, 'No images match this filter.'),
    ),
  );
  private rows: readonly ResultRow[] = [];
  private sorting: Sorting | null = null;
  private selected = -1;

  constructor(private readonly commands: TableCommands) {
    this.body = new VirtualRows(ROW_HEIGHT, (index) => this.line(index));
    this.head = element(
      'div',
      { class: 'table-row table-head', role: 'row', 'aria-rowindex': '1' },
      ...COLUMNS.map((column) => this.heading(column)),
    );
    this.root = element(
      'div',
      { class: 'table', role: 'grid', 'aria-label': 'Images', hidden: '' },
      element('div', { class: 'table-top', role: 'rowgroup' }, this.head),
      this.body.root,
      this.nothing,
    );
    this.body.root.addEventListener('click', (event) => {
      this.click(event);
    });
    this.body.root.addEventListener('keydown', (event) => {
      this.key(event);
    });
  }

  /** Shows those of the rows that `order` names, in its order. */
  show(rows: readonly ResultRow[], order: readonly number[], sorting: Sorting | null): void {
    this.rows = rows;
    this.sorting = sorting;
    this.nothing.hidden = order.length > 0 || rows.length === 0;
    this.root.setAttribute('aria-rowcount', String(Math.max(order.length, this.nothing.hidden ? 0 : 1) + 1));
    COLUMNS.forEach(({ by }, index) => {
      if (by === undefined) return;
      this.head.children[index]?.setAttribute('aria-sort', sorting?.by === by ? sorting.direction : 'none');
    });
    this.body.show(order, this.selected);
  }

  /** Marks a row as the one whose detail is shown; -1 marks none. */
  select(index: number): void {
    this.selected = index;
    if (this.body.placeOf(index) >= 0) this.body.setStop(index);
    for (const [item, line] of this.body.inDocument) {
      line.setAttribute('aria-selected', String(item === index));
    }
  }

  /** Scrolls to a row that the detail, when opened, may have covered. */
  bringIntoSight(index: number): void {
    this.body.bringIntoSight(index);
  }

  /** Gives the focus back to a row, if it is still shown. @returns whether it is */
  focus(index: number): boolean {
    const place = this.body.placeOf(index);
    return place >= 0 && this.body.focus(place) === index;
  }

  /** How far the rows are scrolled, in pixels. */
  get scrolled(): number {
    return this.body.scrolled;
  }

  canScrollTo(scrolled: number): boolean {
    return this.body.canScrollTo(scrolled);
  }

  scrollTo(scrolled: number): void {
    this.body.scrollTo(scrolled);
  }

  private line(index: number): HTMLElement {
    const line = tableRow(this.rows[index]!);
    line.setAttribute('aria-selected', String(index === this.selected));
    return line;
  }

  private heading({ name, by }: (typeof COLUMNS)[number]): HTMLElement {
    if (by === undefined) {
      const spoken = element('span', { class: 'for-screen-readers' }, name);
      return element('div', { role: 'columnheader' }, spoken);
    }
    const sort = element(
      'button',
      { class: 'sort', 'data-testid': `results-sort-${by}`, title: `Sort by ${name}` },
      name,
      icon('arrow-up'),
    );
    sort.addEventListener('click', () => {
      const isUp = this.sorting?.by === by && this.sorting.direction === 'ascending';
      this.commands.sort({ by, direction: isUp ? 'descending' : 'ascending' });
    });
    return element('div', { role: 'columnheader', 'aria-sort': 'none' }, sort);
  }

  private click(event: MouseEvent): void {
    const target = event.target as Element;
    const line = target.closest<HTMLElement>('[role=row]');
    if (line === null) return;
    const index = itemOf(line);
    if (target.closest('.icon-button') !== null) this.copy(index, line);
    // The second click of a double click would close what the first has opened.
    else if (event.detail < 2) this.commands.select(index);
  }

  private copy(index: number, line: HTMLElement): void {
    const text = this.rows[index]?.text ?? null;
    if (text === null) return;
    this.commands.copy(text);
    confirmOn(line.querySelector('.icon-button')!);
  }

  /** The keys of a row, wherever in it the focus is. On a button in it, Enter and the space bar press the button. */
  private key(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    const line = target.closest<HTMLElement>('[role=row]');
    if (line === null) return;
    const index = itemOf(line);
    if (isPressed('Mod+C', event)) {
      // The browser copies the selected text.
      if (document.getSelection()?.isCollapsed === false) return;
      this.copy(index, line);
    } else if (hasModifier(event)) {
      return;
    } else if (event.key === 'Enter' || event.key === ' ') {
      if (target !== line) return;
      this.commands.select(index);
    } else {
      const place = destination(event.key, this.body.placeOf(index), this.body);
      if (place === null) return;
      this.commands.moveTo(this.body.focus(place));
    }
    event.preventDefault();
  }
}

/** The place of the row that a key leads to; `null` if it leads nowhere. */
function destination(key: string, from: number, { count, page }: VirtualRows): number | null {
  switch (key) {
    case 'ArrowDown':
      return from + 1;
    case 'ArrowUp':
      return from - 1;
    case 'PageDown':
      return from + page;
    case 'PageUp':
      return from - page;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
