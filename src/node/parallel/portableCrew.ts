import type { LabelledImages } from '../../ml/data/labelledImages';
import { FRAME_SIZE } from '../../ml/image/picture';
import { Batches, sharedLength } from '../../ml/index';
import type { Network } from '../../ml/models/network';
import type { Batch, BatchSettings } from '../../ml/training/batches';
import type { LearnerSettings } from '../../ml/training/learner';
import type { HeldLearner, HeldPredictor, Machinery } from '../../ml/training/machinery';
import { shareExchange } from './exchange';
import { PortableThread } from './portableThread';

/**
 * The fewest images of a batch that a worker gets. Batch normalisation takes its statistics over a worker's own share, and
 * over one or two images a network learns nothing.
 */
export const LEAST_SHARE = 8;

/**
 * The portable engine on several threads. In a step each takes an even share of the batch (only some of them if it is too
 * small for all), while the calling thread makes the next batch; predictions are shared evenly. The threads start at once and
 * end with `dispose`.
 */
export class PortableCrew implements Machinery {
  threads: readonly PortableThread[];
  private predictors = 0;

  /** @param distFolder the folder with the bundles */
  constructor(
    private readonly distFolder: string,
    readonly workers: number,
  ) {
    this.threads = this.start();
  }

  startBatches(images: LabelledImages, indices: Uint32Array, settings: BatchSettings): Batches {
    return new Batches(
      images,
      indices,
      settings,
      (length) => new Float32Array(new SharedArrayBuffer(length * Float32Array.BYTES_PER_ELEMENT)),
    );
  }

  async startLearner(network: Network, settings: LearnerSettings, seed: number): Promise<HeldLearner> {
    const { threads } = this;
    const { labelSmoothing, weightAverage, weightDecay } = settings;
    const exchange = shareExchange(threads.length, sharedLength(network));
    await all(threads, (thread, index) =>
      thread.ask({
        type: 'learn',
        network,
        settings: { labelSmoothing, weightAverage, weightDecay },
        seed,
        index,
        exchange,
      }),
    );
    return {
      step: async ({ frames, labels, taught }: Batch, learningRate) => {
        const count = labels.length;
        const among = Math.max(1, Math.min(threads.length, Math.floor(count / LEAST_SHARE)));
        const results = await all(threads, (thread, index) => {
          const share = { frames, labels, taught, ...shareOf(count, index, among) };
          return thread.ask({ type: 'step', share, learningRate });
        });
        return results[0]!;
      },
      snapshot: () => threads[0]!.ask({ type: 'snapshot' }),
      dispose: () => undefined,
    };
  }

  async startPredictor(network: Network): Promise<HeldPredictor> {
    if (this.threads.some(({ hasEnded }) => hasEnded)) await this.restart();
    const predictor = this.predictors++;
    const { threads } = this;
    await all(threads, (thread) => thread.ask({ type: 'network', predictor, network }));
    return {
      predict: async (frames) => {
        const parts = await all(threads, (thread, index) => {
          const { first, end } = shareOf(frames.length / FRAME_SIZE, index, threads.length);
          const share = frames.slice(first * FRAME_SIZE, end * FRAME_SIZE);
          return thread.ask({ type: 'predict', predictor, frames: share }, [share.buffer]);
        });
        const probabilities = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
        let offset = 0;
        for (const part of parts) {
          probabilities.set(part, offset);
          offset += part.length;
        }
        return probabilities;
      },
      dispose: () => {
        // Not waited for: where one of them has died in the middle of a step, the others never answer again.
        for (const thread of threads) thread.ask({ type: 'forget', predictor }).catch(() => undefined);
      },
    };
  }

  /** Ends the threads. */
  async dispose(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.terminate()));
  }

  private start(): PortableThread[] {
    return Array.from({ length: this.workers }, () => new PortableThread(this.distFolder));
  }

  /** All of them: those that live wait for the dead one, in the middle of a step. */
  private async restart(): Promise<void> {
    await this.dispose();
    this.threads = this.start();
  }
}

function all<Result>(
  threads: readonly PortableThread[],
  ask: (thread: PortableThread, index: number) => Promise<Result>,
): Promise<Result[]> {
  return Promise.all(threads.map(ask));
}

/** An even share, for the first of the workers; those beyond `among` get none. */
function shareOf(count: number, index: number, among: number): { first: number; end: number } {
  const upTo = (workers: number): number => Math.floor((Math.min(workers, among) * count) / among);
  return { first: upTo(index), end: upTo(index + 1) };
}
