import type { HostToResults, ResultRow, ResultsToHost } from '../../protocol/results';
import { Announcer } from '../announcer';
import { element } from '../element';
import { focusNext } from '../focusNext';
import type { Host } from '../host';
import { listenToPageKeys } from '../pageKeys';
import { FilterBar } from './filterBar';
import { INITIAL_VIEW_STATE, viewStateKept, type Filter, type ViewState } from './viewState';
import { MatrixView } from './matrixView';
import { ProgressLine } from './progressLine';
import { ResultDetail } from './resultDetail';
import { ResultsTable } from './resultsTable';
import { orderOf, passes } from './rowOrder';

interface Run {
  readonly total: number;
  readonly modelName: string;
  readonly modelId: string;
  end: 'no' | 'done' | 'cancelled';
  /** Images that were read or have failed. When the run has ended, some of their rows may still be on the way. */
  done: number;
  failed: number;
  readonly rows: ResultRow[];
}

/** The results of one classification: a single image at large, or a table of many that fills as they are read. */
export class Results {
  private readonly announcer = new Announcer();
  private readonly progress: ProgressLine;
  private readonly matrix = new MatrixView(
    (filter) => this.filterBy(filter),
    (isMatrixOpen) => this.keep({ isMatrixOpen }),
  );
  private readonly filters = new FilterBar((filter) => this.filterBy(filter));
  private readonly table: ResultsTable;
  private readonly detail: ResultDetail;
  private readonly page = element('main', { class: 'results' });
  private run: Run | null = null;
  private viewState: ViewState;

  constructor(private readonly host: Host<HostToResults, ResultsToHost>) {
    this.viewState = viewStateKept(host.kept);
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
      select: (index) => this.select(index === this.viewState.selected ? -1 : index),
      moveTo: (index) => {
        if (this.viewState.selected >= 0) this.select(index);
      },
      copy,
      sort: (sorting) => {
        this.changeView({ sorting });
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
    listenToPageKeys(({ key }) => {
      if (key === 'Escape' && this.run?.total !== 1) this.close();
    });
    // Where the page scrolls to is kept once it has come to rest.
    window.addEventListener('scrollend', () => this.keep({}));
    this.host.listen({
      start: ({ total, modelName, modelId, end }) => {
        const { done, failed } = end ?? { done: 0, failed: 0 };
        this.begin({ total, modelName, modelId, end: endOf(end), done, failed, rows: [] });
      },
      rows: ({ rows }) => {
        this.append(rows);
      },
      end: (end) => {
        if (this.run === null) return;
        this.run.end = endOf(end);
        this.showProgress();
        this.scrollBack();
        this.tellEnd(this.run);
      },
      look: ({ index, ...look }) => {
        if (index === this.viewState.selected) this.detail.showLook(look);
      },
      lookFailed: ({ index, message }) => {
        if (index !== this.viewState.selected) return;
        this.detail.showUnseen(message);
        this.announcer.say(message);
      },
    });
    this.host.post({ type: 'ready' });
  }

  private begin(run: Run): void {
    // A single image is always shown at large.
    if (run.total === 1) {
      this.viewState = { ...INITIAL_VIEW_STATE, selected: 0, isEndTold: this.viewState.isEndTold };
    }
    this.run = run;
    this.page.classList.toggle('single', run.total === 1);
    this.table.root.hidden = run.total < 2;
    this.filters.root.hidden = run.total < 2;
    this.matrix.open(this.viewState.isMatrixOpen);
    this.showTable();
    this.showProgress();
  }

  private append(rows: readonly ResultRow[]): void {
    if (this.run === null) return;
    const isThere = this.viewState.selected < this.run.rows.length;
    this.run.rows.push(...rows);
    if (this.run.end === 'no') {
      this.run.done = this.run.rows.length;
      this.run.failed += rows.filter(({ error }) => error !== null).length;
    }
    if (this.run.total > 1) this.showTable();
    if (!isThere) this.showSelected();
    this.showProgress();
    this.scrollBack();
  }

  /** Tells a screen reader how it ended, or what was read where there is but one image. */
  private tellEnd({ total, rows }: Run): void {
    if (this.viewState.isEndTold) return;
    const isAlone = total === 1 && rows.length === 1;
    this.announcer.say(isAlone ? this.detail.spoken : this.progress.said);
    this.keep({ isEndTold: true });
  }

  private filterBy(filter: Filter): void {
    this.changeView({ filter });
    const row = this.run?.rows[this.viewState.selected];
    // A row that is filtered out is not shown at large either.
    if (row !== undefined && !passes(row, filter)) this.select(-1);
    this.announcer.say(this.filters.said);
  }

  /** Shows the rows by another filter or sorting. */
  private changeView(change: Partial<ViewState>): void {
    this.viewState = { ...this.viewState, ...change };
    this.showTable();
    this.keep({});
  }

  /** Keeps the view state. The user has done something, so the page no longer scrolls back to where it was. */
  private keep(change: Partial<ViewState>): void {
    this.viewState = { ...this.viewState, ...change, scrolled: null };
    // A page at its top is to stay there, whatever appears above the table.
    this.host.keep({ ...this.viewState, scrolled: window.scrollY > 0 ? this.table.scrolled : null });
  }

  /** Scrolls to where the page was before it was hidden, once enough rows are there, or all of them. */
  private scrollBack(): void {
    const { scrolled } = this.viewState;
    if (scrolled === null || this.run === null) return;
    const { rows, done, end } = this.run;
    const isWhole = end !== 'no' && rows.length >= done;
    if (!isWhole && !this.table.canScrollTo(scrolled)) return;
    this.viewState = { ...this.viewState, scrolled: null };
    this.table.scrollTo(scrolled);
  }

  private showTable(): void {
    const rows = this.run?.rows ?? [];
    const { filter, sorting } = this.viewState;
    const order = orderOf(rows, filter, sorting);
    this.table.show(rows, order, sorting);
    this.filters.show(rows, filter, order.length);
    if (this.run !== null && this.run.total > 1) this.matrix.show(rows, filter);
  }

  private select(selected: number): void {
    this.viewState = { ...this.viewState, selected };
    this.showSelected();
    // On a narrow page the detail may cover the row.
    this.table.bringIntoSight(selected);
    this.keep({});
  }

  /** Shows the row that is selected at large, if it has come. */
  private showSelected(): void {
    const { selected } = this.viewState;
    const row = this.run?.rows[selected];
    this.table.select(selected);
    this.page.classList.toggle('with-detail', row !== undefined);
    if (row === undefined || this.run === null) {
      this.detail.hide();
      return;
    }
    this.detail.show(row, this.run.modelId, this.run.total === 1);
    if (row.error === null) this.host.post({ type: 'look', index: selected });
  }

  /** Closes the detail. The keyboard's focus returns to its row. */
  private close(): void {
    const index = this.viewState.selected;
    if (index < 0) return;
    const hadFocus = this.detail.root.contains(document.activeElement);
    this.select(-1);
    if (hadFocus && !this.table.focus(index)) focusNext(this.detail.root);
  }

  private showProgress(): void {
    if (this.run === null) return;
    const { total, done, failed, end, modelName } = this.run;
    this.progress.show({ done, failed, total, modelName, end });
  }
}

function endOf(end: { readonly cancelled: boolean } | null): Run['end'] {
  if (end === null) return 'no';
  return end.cancelled ? 'cancelled' : 'done';
}
