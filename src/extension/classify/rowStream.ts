import type { HostToResults, ResultRow } from '../../protocol/results';

/** Rows a message at most: it is packed within a few milliseconds. */
const BATCH = 100;

/** Milliseconds between two messages while few rows are there, so that those that are being read gather. */
const PAUSE = 200;

/**
 * Tells a page of rows as they come, a message at a time: the next is packed when the last one has arrived, so that
 * thousands of rows neither hold up the extension host nor pile up before a page that cannot take them.
 */
export class RowStream {
  private sent = 0;
  private end: Extract<HostToResults, { type: 'end' }> | null = null;
  private endIsSent = false;
  private isOpen = false;
  private isFlowing = false;
  /** Counts the times that the page began from nothing. */
  private page = 0;

  /**
   * @param rows grows while it is streamed
   * @param deliver gives whether the page was there to take the message; one that was not is told everything when it
   *   begins again
   */
  constructor(
    private readonly rows: readonly ResultRow[],
    private readonly deliver: (message: HostToResults) => Promise<boolean>,
  ) {}

  /** The page knows nothing and is to be told everything. */
  restart(): void {
    this.page++;
    this.sent = 0;
    this.endIsSent = false;
    this.isOpen = true;
    this.flow();
  }

  /** Nothing more is told until the page begins again. */
  pause(): void {
    this.isOpen = false;
  }

  /** There are no more rows to come. */
  finish(end: Extract<HostToResults, { type: 'end' }>): void {
    this.end = end;
    this.flow();
  }

  /** Tells what there is to tell. */
  flow(): void {
    if (!this.isFlowing) void this.run();
  }

  private async run(): Promise<void> {
    this.isFlowing = true;
    for (let message = this.next(); message !== null; message = this.next()) {
      const { page } = this;
      const isTaken = await this.deliver(message);
      if (page !== this.page) continue;
      if (!isTaken) this.isOpen = false;
      else if (message.type === 'rows') this.sent += message.rows.length;
      else this.endIsSent = true;
      if (this.isAhead) await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
    this.isFlowing = false;
  }

  /** Whether it has told nearly all that there is, and more is to come. */
  private get isAhead(): boolean {
    return this.end === null && this.rows.length - this.sent < BATCH;
  }

  private next(): Extract<HostToResults, { type: 'rows' | 'end' }> | null {
    if (!this.isOpen) return null;
    if (this.sent < this.rows.length) {
      return { type: 'rows', rows: this.rows.slice(this.sent, this.sent + BATCH) };
    }
    return this.endIsSent ? null : this.end;
  }
}
