/**
 * Does one piece of work at a time. Of what is wanted meanwhile only the last is done, so that walking through a list with
 * the arrow keys leaves no queue.
 */
export class LatestWanted<Wanted> {
  private waiting: { readonly what: Wanted } | null = null;
  private isBusy = false;

  constructor(private readonly work: (what: Wanted) => Promise<void>) {}

  /** Ends when there is nothing left to do, or at once if others see to it. @throws what the work throws */
  async want(what: Wanted): Promise<void> {
    this.waiting = { what };
    if (this.isBusy) return;
    this.isBusy = true;
    try {
      for (let next = this.take(); next !== null; next = this.take()) await this.work(next.what);
    } finally {
      this.isBusy = false;
    }
  }

  private take(): { readonly what: Wanted } | null {
    const next = this.waiting;
    this.waiting = null;
    return next;
  }
}
