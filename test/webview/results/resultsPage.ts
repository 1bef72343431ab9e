import type { ResultRow } from '../../../src/protocol/results';
import { until } from '../until';
import { WebviewPage } from '../webviewPage';

/** The results view, and what there is to be seen on it. */
export class ResultsPage extends WebviewPage {
  static override async open(): Promise<ResultsPage> {
    const page = new ResultsPage('results');
    await page.reload();
    return page;
  }

  /** Tells it how many images are to be read. */
  start(total: number): void {
    this.send({ type: 'start', total, modelName: 'compact', modelId: 'compact-1', end: null });
  }

  /** Tells it of images that were all read. */
  async fill(rows: readonly ResultRow[]): Promise<void> {
    this.start(rows.length);
    this.send({ type: 'rows', rows });
    this.send({ type: 'end', cancelled: false });
    await until(() => this.progress.includes(' read'));
    if (rows.length > 0) await this.exportable();
  }

  /** Waits until what was read can be exported: the toolkit enables a button with the next frame. */
  async exportable(): Promise<void> {
    await until(() => !this.get('results-export-csv').hasAttribute('disabled'));
  }

  get progress(): string {
    return this.get('results-progress').textContent;
  }

  /** The names of the rows, from the top. */
  get names(): string[] {
    return this.all('results-row').map((row) => row.querySelector('.name-cell')?.textContent ?? '');
  }

  get focused(): Element | null {
    return this.window.document.activeElement;
  }

  /** What Tab comes to in the table's body. */
  get tabStops(): Element[] {
    return Array.from(this.window.document.querySelectorAll('.table-body [tabindex="0"]'));
  }

  isShown(testId: string): boolean {
    return this.get(testId).checkVisibility();
  }
}
