import type { ResultRow } from '../../protocol/results';
import { confirmOn } from '../controls';
import { element, icon } from '../element';
import { pictureSource } from '../pictureSource';
import { confidenceInWords, percent } from '../probability';

export interface TableCommands {
  select(index: number): void;
  copy(text: string): void;
}

const COLUMNS = [
  { name: 'Picture', shown: false },
  { name: 'File', shown: true },
  { name: 'Reading', shown: true },
  { name: 'Confidence', shown: true },
  { name: 'Copy', shown: false },
] as const;

/**
 * One row an image. Rows out of sight cost nothing to lay out (`content-visibility`), and their thumbnails are painted
 * when they come into sight, so that a thousand of them scroll as one does.
 */
export class ResultsTable {
  readonly root: HTMLElement;
  private readonly body = element('div', { class: 'table-body', role: 'rowgroup' });
  private readonly rows: ResultRow[] = [];
  private readonly commands: TableCommands;
  private readonly thumbnails: IntersectionObserver;
  private selected = -1;

  constructor(commands: TableCommands) {
    this.commands = commands;
    this.root = element(
      'div',
      { class: 'table', role: 'grid', 'aria-label': 'Images', hidden: '' },
      element('div', { class: 'table-row table-head', role: 'row' }, ...COLUMNS.map(heading)),
      this.body,
    );
    this.thumbnails = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) if (isIntersecting) this.paintThumbnail(target);
    });
    this.body.addEventListener('click', (event) => {
      this.click(event);
    });
    this.body.addEventListener('keydown', (event) => {
      this.key(event);
    });
  }

  append(rows: readonly ResultRow[]): void {
    const made = document.createDocumentFragment();
    for (const row of rows) {
      const line = this.line(row, this.rows.push(row) - 1);
      made.append(line);
    }
    const first = this.body.childElementCount;
    this.body.append(made);
    for (const line of Array.from(this.body.children).slice(first)) this.thumbnails.observe(line);
    if (first === 0) this.body.firstElementChild?.setAttribute('tabindex', '0');
  }

  clear(): void {
    this.thumbnails.disconnect();
    this.rows.length = 0;
    this.selected = -1;
    this.body.replaceChildren();
  }

  /** Marks a row as the one whose detail is shown; -1 marks none. */
  select(index: number): void {
    this.body.children[this.selected]?.setAttribute('aria-selected', 'false');
    this.selected = index;
    this.body.children[index]?.setAttribute('aria-selected', 'true');
  }

  private line(row: ResultRow, index: number): HTMLElement {
    const { name, uri, text, confidence, error, outcome } = row;
    const copy = element(
      'button',
      {
        class: 'icon-button',
        title: 'Copy Reading',
        'aria-label': `Copy ${text ?? ''}`,
        'data-testid': 'results-copy',
      },
      icon('copy'),
    );
    const cells =
      error === null
        ? [
            cell('reading-cell', { 'data-testid': 'results-reading' }, text ?? ''),
            cell(
              'confidence-cell',
              {},
              ...(text === null ? [withoutReading(outcome)] : confidenceText(confidence)),
            ),
          ]
        : [
            cell(
              'error-cell',
              { 'data-testid': 'results-error', 'aria-colspan': '3', title: error },
              icon('warning'),
              error,
            ),
          ];
    return element(
      'div',
      {
        class: 'table-row',
        role: 'row',
        tabindex: '-1',
        'aria-selected': 'false',
        'data-testid': 'results-row',
        'data-uri': uri,
        'data-index': String(index),
      },
      cell('thumbnail-cell', {}),
      cell('name-cell', { title: name }, name),
      ...cells,
      ...(error === null ? [cell('copy-cell', {}, ...(text === null ? [] : [copy]))] : []),
    );
  }

  private paintThumbnail(line: Element): void {
    this.thumbnails.unobserve(line);
    const row = this.rows[indexOf(line)];
    if (row === undefined) return;
    const content = row.preview === null ? icon('file-media') : pictureSource(row.preview);
    content.setAttribute('aria-hidden', 'true');
    line.firstElementChild?.replaceChildren(content);
  }

  private click(event: MouseEvent): void {
    const target = event.target as Element;
    const index = indexOf(target.closest('[role=row]'));
    const row = this.rows[index];
    if (row === undefined) return;
    const copy = target.closest('.icon-button');
    if (copy === null) this.commands.select(index);
    else if (row.text !== null) {
      this.commands.copy(row.text);
      confirmOn(copy);
    }
  }

  private key(event: KeyboardEvent): void {
    const line = event.target as HTMLElement;
    if (line.getAttribute('role') !== 'row') return;
    if (event.key === 'Enter' || event.key === ' ') this.commands.select(indexOf(line));
    else if (event.key === 'ArrowDown') focusLine(line, line.nextElementSibling);
    else if (event.key === 'ArrowUp') focusLine(line, line.previousElementSibling);
    else if (event.key === 'Home') focusLine(line, this.body.firstElementChild);
    else if (event.key === 'End') focusLine(line, this.body.lastElementChild);
    else return;
    event.preventDefault();
  }
}

function indexOf(line: Element | null): number {
  return line instanceof HTMLElement ? Number(line.dataset.index ?? -1) : -1;
}

/** Moves the focus, and with it the one row that Tab leads to. */
function focusLine(from: HTMLElement, to: Element | null): void {
  if (!(to instanceof HTMLElement)) return;
  from.tabIndex = -1;
  to.tabIndex = 0;
  to.focus();
}

function heading({ name, shown }: (typeof COLUMNS)[number]): HTMLElement {
  return element('div', { role: 'columnheader', 'aria-label': name }, shown ? name : '');
}

function cell(
  className: string,
  attributes: Record<string, string>,
  ...children: (Node | string)[]
): HTMLElement {
  return element('div', { class: className, role: 'gridcell', ...attributes }, ...children);
}

function confidenceText(confidence: number): (Node | string)[] {
  return [percent(confidence), element('span', { class: 'hint' }, confidenceInWords(confidence))];
}

/** Why nothing was read. */
function withoutReading(outcome: ResultRow['outcome']): string {
  return outcome === 'nothing' ? 'no digit found' : outcome;
}
