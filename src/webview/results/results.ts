import type { HostToResults, ResultRow, ResultsToHost } from '../../protocol/results';
import { Announcer } from '../announcer';
import { element, icon } from '../element';
import type { Host } from '../host';
import { FilterBar } from './filterBar';
import { MatrixView } from './matrixView';
import { imagesInWords, ProgressLine } from './progressLine';
import { ResultDetail } from './resultDetail';
import { ResultsTable } from './resultsTable';
import { EVERYTHING, orderOf, type Filter, type Sorting } from './rowOrder';

interface Run {
  readonly total: number;
  readonly modelName: string;
  readonly modelId: string;
  end: 'no' | 'done' | 'cancelled';
  failed: number;
  readonly rows: ResultRow[];
}

/** The results of one classification: a single image at large, or a table of many that fills as they are read. */
export class Results {
  private readonly announcer = new Announcer();
  private readonly empty = emptyState();
  private readonly progress: ProgressLine;
  private readonly matrix = new MatrixView((filter) => this.filterBy(filter));
  private readonly filters = new FilterBar((filter) => this.filterBy(filter));
  private readonly table: ResultsTable;
  private readonly detail: ResultDetail;
  private readonly page = element('main', { class: 'results' });
  private run: Run | null = null;
  private selected = -1;
  private filter = EVERYTHING;
  private sorting: Sorting | null = null;

  constructor(private readonly host: Host<HostToResults, ResultsToHost>) {
    const copy = (text: string) => {
      this.host.post({ type: 'copy', text });
      this.announcer.say('Copied.');
    };
    this.progress = new ProgressLine({
      cancel: () => this.host.post({ type: 'cancel' }),
      copyAll: () => {
        this.host.post({ type: 'copyAll' });
        this.announcer.say('Copied.');
      },
      exportAs: (format) => this.host.post({ type: 'export', format }),
    });
    this.table = new ResultsTable({
      select: (index) => this.select(index === this.selected ? -1 : index),
      pass: (index) => {
        if (this.selected >= 0) this.select(index);
      },
      copy,
      sort: (sorting) => {
        this.sorting = sorting;
        this.showTable();
      },
    });
    this.detail = new ResultDetail({
      copy,
      open: (uri) => this.host.post({ type: 'open', uri }),
      close: () => this.close(),
    });
    this.page.append(
      element('h1', { class: 'for-screen-readers' }, 'Readings'),
      this.progress.root,
      this.empty,
      this.matrix.root,
      this.filters.root,
      this.table.root,
      this.detail.root,
      this.announcer.root,
    );
  }

  /** Shows the page and asks the host for what there is. */
  start(): void {
    document.body.append(this.page);
    window.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape' && this.run?.total !== 1) this.close();
    });
    this.host.listen({
      start: ({ total, modelName, modelId }) => {
        this.begin({ total, modelName, modelId, end: 'no', failed: 0, rows: [] });
      },
      rows: ({ rows }) => {
        this.append(rows);
      },
      end: ({ cancelled }) => {
        if (this.run === null) return;
        this.run.end = cancelled ? 'cancelled' : 'done';
        this.showProgress();
        if (this.run.total > 1) this.announcer.say(`${imagesInWords(this.run.rows.length)} read.`);
      },
      look: ({ index, ...look }) => {
        if (index === this.selected) this.detail.showLook(look);
      },
    });
    this.host.post({ type: 'ready' });
  }

  private begin(run: Run): void {
    this.run = run;
    this.selected = -1;
    this.filter = EVERYTHING;
    this.sorting = null;
    this.table.clear();
    this.detail.hide();
    this.page.classList.toggle('single', run.total === 1);
    this.page.classList.remove('with-detail');
    this.table.root.hidden = run.total < 2;
    this.filters.root.hidden = run.total < 2;
    this.showTable();
    this.showProgress();
  }

  private append(rows: readonly ResultRow[]): void {
    if (this.run === null) return;
    this.run.rows.push(...rows);
    this.run.failed += rows.filter(({ error }) => error !== null).length;
    if (this.run.total > 1) this.showTable();
    else this.select(0);
    this.showProgress();
  }

  private filterBy(filter: Filter): void {
    this.filter = filter;
    this.showTable();
    this.announcer.say(this.filters.said);
  }

  private showTable(): void {
    const rows = this.run?.rows ?? [];
    const order = orderOf(rows, this.filter, this.sorting);
    this.table.show(rows, order, this.sorting);
    this.filters.show(rows, this.filter, order.length);
    if (this.run !== null && this.run.total > 1) this.matrix.show(rows, this.filter);
  }

  private select(index: number): void {
    const row = this.run?.rows[index];
    this.selected = row === undefined ? -1 : index;
    this.table.select(this.selected);
    this.page.classList.toggle('with-detail', row !== undefined);
    if (row === undefined || this.run === null) {
      this.detail.hide();
      return;
    }
    this.detail.show(row, this.run.modelId, this.run.total === 1);
    if (row.error === null) this.host.post({ type: 'look', index });
  }

  /** Closes the detail; the keyboard goes back to the row that it was of. */
  private close(): void {
    const index = this.selected;
    if (index < 0) return;
    const hadFocus = this.detail.root.contains(document.activeElement);
    this.select(-1);
    if (hadFocus) this.table.focus(index);
  }

  private showProgress(): void {
    if (this.run === null) return;
    const { total, rows, failed, end, modelName } = this.run;
    this.empty.hidden = total > 0;
    this.progress.show({ done: rows.length, failed, total, modelName, end });
  }
}

function emptyState(): HTMLElement {
  return element(
    'div',
    { class: 'empty', 'data-testid': 'results-empty' },
    icon('search-sparkle'),
    element('p', { class: 'empty-title' }, 'No images to read'),
    element(
      'p',
      {},
      'Right-click an image or a folder of images in the Explorer and choose Classify Image: .png, .jpg, .bmp, .gif, .webp or .tiff.',
    ),
  );
}
