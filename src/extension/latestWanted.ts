/**
 * Does one piece of work at a time. Of all that is asked for meanwhile, only the last is done afterwards: moving through a
 * list with the arrow keys builds up no queue.
 */
export class LatestWanted<Wanted> {
  private waiting: { readonly what: Wanted } | null = null;
  private isBusy = false;

  constructor(private readonly work: (what: Wanted) => Promise<void>) {}

  /**
   * Resolves when no work is left, or at once if an earlier call is still working.
   * @throws what the work throws, once no work is left; of several failures the last
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
      // Whatever was asked for meanwhile is done even if this failed.
      await this.workOff();
    }
  }

  private take(): { readonly what: Wanted } | null {
    const next = this.waiting;
    this.waiting = null;
    return next;
  }
}
