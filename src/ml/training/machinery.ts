import type { LabelledImages } from '../data/labelledImages';
import type { Predictor } from '../evaluation/predictImages';
import { ForwardPass } from '../models/forward';
import type { Network } from '../models/network';
import { Random } from '../random';
import { Batches, type Batch, type BatchSettings, type BatchSource } from './batches';
import { Learner, type LearnerSettings, type StepResult } from './learner';
import { Setback } from './setback';

/** What a network learns with; it holds memory, or threads, until it is disposed of. */
export interface HeldLearner {
  /** One step of gradient descent; if the loss is not finite, nothing is changed. */
  step(batch: Batch, learningRate: number): StepResult | Promise<StepResult>;
  /** The network as it is to be judged and saved. */
  snapshot(): Network | Promise<Network>;
  dispose(): void | Promise<void>;
}

/** A predictor that holds memory, or threads, until it is disposed of. */
export interface HeldPredictor extends Predictor {
  dispose(): void | Promise<void>;
}

/** What a run works with. `ml` knows of one thread; who starts a run may have more of them. */
export interface Machinery {
  /** Threads that share each step, those of the engine's library included: the weights depend on their number. */
  readonly workers: number;
  startBatches(
    images: LabelledImages,
    indices: Uint32Array,
    settings: BatchSettings,
  ): BatchSource | Promise<BatchSource>;
  /** `seed`: where dropout draws from. */
  startLearner(network: Network, settings: LearnerSettings, seed: number): HeldLearner | Promise<HeldLearner>;
  startPredictor(network: Network): HeldPredictor | Promise<HeldPredictor>;
}

/** Everything in the calling thread, on the engine that is set. */
export const ONE_THREAD: Machinery = {
  workers: 1,
  startBatches: (images, indices, settings) => new Batches(images, indices, settings),
  startLearner: (network, settings, seed) => {
    const learner = new Learner(network, settings, new Random(seed).fork('dropout'));
    return {
      step: (batch, learningRate) => orSetback(() => learner.step(batch, learningRate)),
      snapshot: () => orSetback(() => learner.snapshot()),
      dispose: () => learner.dispose(),
    };
  },
  startPredictor: (network) => {
    const pass = orSetback(() => new ForwardPass(network));
    return {
      predict: (frames) => orSetback(() => pass.predict(frames)),
      dispose: () => pass.dispose(),
    };
  },
};

/** Makes a failure of the engine a `Setback`: like the death of a thread, it ends a run that may keep what it has come to. */
function orSetback<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    throw new Setback(
      'The engine failed in the middle of the training, perhaps for lack of memory. Train again, with a smaller batch if ' +
        'it happens again.',
      { cause },
    );
  }
}
