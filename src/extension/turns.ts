/** Does one thing after the other: each begins when the one before it is done or has failed. */
export class Turns {
  /** What was asked for last, and may still be under way. */
  private latest: Promise<unknown> = Promise.resolve();

  /** Does this when its turn comes. */
  take<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.latest.then(work);
    this.latest = result.catch(() => undefined);
    return result;
  }
}
