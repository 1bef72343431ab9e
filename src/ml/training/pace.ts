import { util } from '@tensorflow/tfjs-core';

/** Milliseconds between two reports of progress. */
const INTERVAL = 250;

/** How far a run has come, for people who wait for it. */
export interface Progress {
  /** From 1. */
  readonly epoch: number;
  readonly epochs: number;
  /** Share of the whole run, 0..1. */
  readonly done: number;
  /** Training speed of this epoch so far, up to its last step. */
  readonly imagesPerSecond: number;
  /** If all epochs are run, at the pace of the run so far. */
  readonly secondsLeft: number;
  /** Whether the last epoch is over, and what came of them is being calibrated and tested. */
  readonly isTesting: boolean;
}

/** Follows the clock of a run from its first epoch on: its pace, what is left, and when it is time for another report. */
export class Pace {
  private start = util.now();
  private epochStart = this.start;
  private lastStep = this.start;
  private epochImages = 0;
  private lastReport = this.start;
  private epoch = 0;
  private stepsDone = 0;
  private isTesting = false;

  constructor(
    private readonly epochs: number,
    private readonly stepsPerEpoch: number,
  ) {}

  startEpoch(): void {
    this.epoch++;
    this.epochStart = util.now();
    this.lastStep = this.epochStart;
    this.epochImages = 0;
    // A model to go on from is validated before, which takes no share of the epochs.
    if (this.epoch === 1) this.start = this.epochStart;
  }

  step(images: number): void {
    this.stepsDone++;
    this.lastStep = util.now();
    this.epochImages += images;
  }

  /** There is no further epoch, whether or not it was the last that there might have been. */
  endEpochs(): void {
    this.isTesting = true;
  }

  /** Whether there is something to report and enough time has passed since the last report; if so, a new wait begins. */
  isDue(): boolean {
    if (this.stepsDone === 0) return false;
    const now = util.now();
    if (now - this.lastReport < INTERVAL) return false;
    this.lastReport = now;
    return true;
  }

  progress(): Progress {
    const done = this.isTesting ? 1 : this.stepsDone / (this.epochs * this.stepsPerEpoch);
    const elapsed = (util.now() - this.start) / 1000;
    return {
      epoch: this.epoch,
      epochs: this.epochs,
      done,
      imagesPerSecond: this.epochImages / Math.max((this.lastStep - this.epochStart) / 1000, 1e-3),
      secondsLeft: done === 0 ? 0 : (elapsed / done) * (1 - done),
      isTesting: this.isTesting,
    };
  }

  epochSeconds(): number {
    return (util.now() - this.epochStart) / 1000;
  }

  runSeconds(): number {
    return (util.now() - this.start) / 1000;
  }
}
