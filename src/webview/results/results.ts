import type { HostToResults, ResultRow, ResultsToHost } from '../../protocol/results';
import { Announcer } from '../announcer';
import { element, icon } from '../element';
import type { Host } from '../host';
import { ProgressLine } from './progressLine';
import { ResultDetail } from './resultDetail';
import { ResultsTable } from './resultsTable';
import { tabSeparated } from './tabSeparated';

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
  private readonly host: Host<HostToResults, ResultsToHost>;
  private readonly announcer = new Announcer();
  private readonly empty = emptyState();
  private readonly progress: ProgressLine;
  private readonly table: ResultsTable;
  private readonly detail: ResultDetail;
  private readonly page = element('main', { class: 'results' });
  private run: Run | null = null;
  private selected = -1;

  constructor(host: Host<HostToResults, ResultsToHost>) {
    this.host = host;
    const copy = (text: string) => {
      this.host.post({ type: 'copy', text });
      this.announcer.say('Copied.');
    };
    this.progress = new ProgressLine({
      cancel: () => this.host.post({ type: 'cancel' }),
      copyAll: () => copy(tabSeparated(this.run?.rows ?? [])),
    });
    this.table = new ResultsTable({ select: (index) => this.select(index), copy });
    this.detail = new ResultDetail({
      copy,
      open: (uri) => this.host.post({ type: 'open', uri }),
      close: () => this.select(-1),
    });
    this.page.append(this.progress.root, this.empty, this.table.root, this.detail.root, this.announcer.root);
  }

  /** Shows the page and asks the host for what there is. */
  start(): void {
    document.body.append(this.page);
    window.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape' && this.run?.total !== 1) this.select(-1);
    });
    this.host.listen({
      start: ({ total, modelName, modelId }) => {
        this.begin({ total, modelName, modelId, end: 'no', failed: 0, rows: [] });
      },
      rows: ({ rows }) => {
        this.append(rows);
      },
      end: ({ cancelled }) => {
        if (this.run !== null) this.run.end = cancelled ? 'cancelled' : 'done';
        this.showProgress();
      },
    });
    this.host.post({ type: 'ready' });
  }

  private begin(run: Run): void {
    this.run = run;
    this.selected = -1;
    this.table.clear();
    this.detail.hide();
    this.page.classList.toggle('single', run.total === 1);
    this.page.classList.remove('with-detail');
    this.table.root.hidden = run.total < 2;
    this.showProgress();
  }

  private append(rows: readonly ResultRow[]): void {
    if (this.run === null) return;
    this.run.rows.push(...rows);
    this.run.failed += rows.filter(({ error }) => error !== null).length;
    if (this.run.total > 1) this.table.append(rows);
    else this.select(0);
    this.showProgress();
  }

  private select(index: number): void {
    const row = this.run?.rows[index];
    if (index === this.selected && this.run?.total !== 1) return;
    this.selected = index;
    this.table.select(index);
    this.page.classList.toggle('with-detail', row !== undefined);
    if (row === undefined || this.run === null) this.detail.hide();
    else this.detail.show(row, this.run.modelId, this.run.total === 1);
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
