/** Ends a run whose validation loss no longer falls, and says which epochs were the best so far. */
export class EarlyStopping {
  private bestLoss = Infinity;
  private since = 0;

  /** `patience`: epochs without a lower loss before the run ends. */
  constructor(private readonly patience: number) {}

  /** Takes an epoch's validation loss; whether it is the lowest so far. */
  observe(validationLoss: number): boolean {
    const best = validationLoss < this.bestLoss;
    if (best) this.bestLoss = validationLoss;
    this.since = best ? 0 : this.since + 1;
    return best;
  }

  /** Whether patience is at its end. */
  get isOver(): boolean {
    return this.since >= this.patience;
  }
}
