/**
 * Does one piece of work at a time. Of what is wanted meanwhile only the last is done, so that walking through a list with
 * the arrow keys leaves no queue.
 */
export class LatestWanted<Wanted> {
  private waiting: { readonly what: Wanted } | null = null;
  private isBusy = false;

  constructor(private readonly work: (what: Wanted) => Promise<void>) {}

  /**
   * Ends when there is nothing left to do, or at once if others see to it.
   * @throws what the work throws, once all is done; of several failures the last
   */
  async want(what: Wanted): Promise<void> {
    this.waiting = { what };
    if (this.isBusy) return;
    this.isBusy = true;
    try {
      await this.workOff();
    } finally {
      this.isBusy = false;
    }
  }

  private async workOff(): Promise<void> {
    const next = this.take();
    if (next === null) return;
    try {
      await this.work(next.what);
    } finally {
      // Whoever wanted something meanwhile relies on it, also after a failure.
      await this.workOff();
    }
  }

  private take(): { readonly what: Wanted } | null {
    const next = this.waiting;
    this.waiting = null;
    return next;
  }
}
