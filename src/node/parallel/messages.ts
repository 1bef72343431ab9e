import type { Network } from '../../ml/models/network';
import type { LearnerSettings, StepResult } from '../../ml/training/learner';
import type { BatchShare } from '../../ml/training/sharedLearner';
import type { SharedExchange } from './exchange';

/** What a worker of the portable engine is asked; each request is done, and answered, before the next. */
export type WorkerRequest =
  | {
      readonly type: 'learn';
      readonly network: Network;
      readonly settings: LearnerSettings;
      readonly seed: number;
      readonly index: number;
      readonly exchange: SharedExchange;
    }
  | { readonly type: 'step'; readonly share: BatchShare; readonly learningRate: number }
  | { readonly type: 'snapshot' }
  /** Gets a network ready to predict, under a number of its own. */
  | { readonly type: 'network'; readonly predictor: number; readonly network: Network }
  | { readonly type: 'predict'; readonly predictor: number; readonly frames: Float32Array }
  | { readonly type: 'forget'; readonly predictor: number };

/** What each kind of request comes to. */
export interface WorkerResults {
  readonly learn: null;
  readonly step: StepResult;
  readonly snapshot: Network;
  readonly network: null;
  /** n x 10 probabilities. */
  readonly predict: Float32Array;
  readonly forget: null;
}

export type WorkerAnswer =
  { readonly result: WorkerResults[keyof WorkerResults] } | { readonly problem: string };
