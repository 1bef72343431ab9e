import type { HostToResults, ResultRow } from '../../protocol/results';

/** Most rows in a message: it is serialised within a few milliseconds. */
const BATCH = 100;

/** Milliseconds between two messages while few rows are waiting, so that more of them gather. */
const PAUSE = 200;

/**
 * Sends rows to a page as they come, one message at a time: the next is made when the last has arrived. So thousands of rows
 * neither block the extension host nor pile up before a page that is slow to take them.
 */
export class RowStream {
  private sent = 0;
  private end: Extract<HostToResults, { type: 'end' }> | null = null;
  private endIsSent = false;
  private isOpen = false;
  private isFlowing = false;
  /** Counts the pages: each begins with no rows. */
  private page = 0;

  /**
   * @param rows grows while it is streamed
   * @param deliver resolves to whether there was a page that received the message; if not, the next page is sent everything
   */
  constructor(
    private readonly rows: readonly ResultRow[],
    private readonly deliver: (message: HostToResults) => Promise<boolean>,
  ) {}

  /** There is a new page, which is to be sent everything. */
  restart(): void {
    this.page++;
    this.sent = 0;
    this.endIsSent = false;
    this.isOpen = true;
    this.flow();
  }

  /** Sends nothing more until `restart`. */
  pause(): void {
    this.isOpen = false;
  }

  /** There are no more rows to come. */
  finish(end: Extract<HostToResults, { type: 'end' }>): void {
    this.end = end;
    this.flow();
  }

  /** Sends what has not been sent yet. */
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

  /** Whether nearly all rows so far are sent, and more are to come. */
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
