import type { TrainingConfiguration } from './configuration';

/** Improvements smaller than this do not count, as in Keras's `ReduceLROnPlateau`. */
const MINIMUM_IMPROVEMENT = 1e-4;

/** Multiplies a constant learning rate down whenever the validation loss stands still. */
export class Plateau {
  private bestLoss = Infinity;
  private since = 0;
  private multiplier = 1;

  constructor(private readonly settings: TrainingConfiguration['plateau']) {}

  /** Takes an epoch's validation loss. */
  observe(validationLoss: number): void {
    const better = validationLoss < this.bestLoss - MINIMUM_IMPROVEMENT;
    if (better) this.bestLoss = validationLoss;
    this.since = better ? 0 : this.since + 1;
    if (this.since < this.settings.patience) return;
    this.multiplier *= this.settings.factor;
    this.since = 0;
  }

  /** What is left of a learning rate; never lifts one that is below the minimum already. */
  reduced(learningRate: number): number {
    if (this.multiplier === 1) return learningRate;
    return Math.min(
      learningRate,
      Math.max(learningRate * this.multiplier, this.settings.minimumLearningRate),
    );
  }
}
