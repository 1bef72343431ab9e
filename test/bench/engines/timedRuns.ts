import { answer } from './measuringProcess';

/** Runs whose median counts. */
export const RUNS = 5;

/** What a timed run should take at least, in seconds: long beside the clock and the pauses of garbage collection. */
const RUN_SECONDS = 4;

/** Does this many batches and tells the speed, in images/s. */
type Speed = (batches: number) => number | Promise<number>;

interface Batches {
  /** Images. */
  readonly batchSize: number;
  /** Batches come in multiples of this. */
  readonly step: number;
  readonly most: number;
}

/** How many batches make a timed run on this engine; finding out warms it up. */
export async function batchesPerRun(speed: Speed, { batchSize, step, most }: Batches): Promise<number> {
  for (let batches = step; ; batches = Math.min(most, batches * 4)) {
    const seconds = (batches * batchSize) / (await speed(batches));
    if (seconds >= RUN_SECONDS || batches === most) return batches;
    // A run too short to judge by is only repeated, longer.
    if (seconds < RUN_SECONDS / 4) continue;
    const wanted = Math.ceil((batches * RUN_SECONDS) / seconds / step) * step;
    return Math.min(most, wanted);
  }
}

/** A run to warm up, and the timed ones. */
export async function timedRuns(speed: Speed, batches: Batches): Promise<void> {
  const count = await batchesPerRun(speed, batches);
  await speed(count);
  for (let run = 0; run < RUNS; run++) answer({ type: 'run', imagesPerSecond: await speed(count) });
}
