/** Runs tasks one after the other: each starts once the one before it has succeeded or failed. */
export class Sequencer {
  /** The task that was queued last; it never rejects. */
  private last: Promise<unknown> = Promise.resolve();

  /** Runs a task when its turn comes. @returns what it returns, or rejects as it does */
  queue<Result>(task: () => Promise<Result>): Promise<Result> {
    const result = this.last.then(task);
    this.last = result.catch(() => undefined);
    return result;
  }
}
