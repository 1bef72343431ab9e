// What a process that measures one model on one engine is asked, and what it answers to tools/bench/measuringProcess.mjs.
import { join } from 'node:path';
import type { ArchitectureName } from '../../../src/ml/models/layerSpec';

/** What to measure; JSON in the program's first argument. */
export interface Job {
  readonly bench: 'training' | 'inference' | 'time-to-accuracy';
  readonly model: ArchitectureName;
  readonly engine: string;
  /** The folder with MNIST's files. */
  readonly mnist: string;
  /** The checkout. */
  readonly root: string;
  /** Of the run, where a bench has several seeds. */
  readonly seed: number;
}

export type Answer =
  /** The engine cannot be had here, which is no failure. */
  | { readonly type: 'unavailable'; readonly reason: string }
  /** What the engine is, with versions. */
  | { readonly type: 'software'; readonly text: string }
  /** The network that is trained. */
  | { readonly type: 'network'; readonly parameters: number }
  /** A timed run, in images/s. */
  | { readonly type: 'run'; readonly imagesPerSecond: number }
  /** An epoch of a training that goes on. */
  | { readonly type: 'epoch'; readonly epoch: number; readonly epochs: number; readonly seconds: number }
  /** Weights that a training kept: when, since its start, and their share of the test set read right. */
  | { readonly type: 'kept'; readonly epoch: number; readonly seconds: number; readonly testAccuracy: number }
  /** The largest resident size of the process, in 10^6 bytes. */
  | { readonly type: 'peakMemory'; readonly megabytes: number };

export function answer(message: Answer): void {
  process.send?.(message);
}

/** Where tfjs-node is looked for: where `npm run native:link` puts it, then among the checkout's own packages. */
export function nativeFolders({ root }: Job): string[] {
  return [join(root, '.native'), root];
}

/** The whole of such a program: does its job, says how much memory that took, and ends. */
export function runJob(work: (job: Job) => Promise<void>): void {
  // Whatever an engine leaves running, threads say, ends with the conversation.
  process.on('disconnect', () => process.exit());
  const job = JSON.parse(process.argv[2] ?? '') as Job;
  void work(job).then(
    () => {
      answer({ type: 'peakMemory', megabytes: (process.resourceUsage().maxRSS * 1024) / 1e6 });
      process.disconnect();
    },
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
}
