import { rowOf } from './classes';
import { digitLikeness, type Calibration } from './evaluation/calibration';
import { FRAME_SIZE } from './image/picture';
import { ForwardPass, type Activation } from './models/forward';
import { readLayersModel } from './models/layersFormat';
import { withTemperature } from './models/network';
import { LEAST_CONFIDENCE, type Outcome, type Prediction } from './reading';
import { predictAugmented } from './testTimeAugmentation';

/** What a recogniser does with a model's probabilities. */
export type Thresholds = Pick<Calibration, 'temperature' | 'notADigit' | 'notSure'>;

/** What is needed of a model to read with it. */
export interface RecogniserFiles {
  /** Text of `model.json`. */
  readonly topology: string;
  /** Bytes of `weights.bin`. */
  readonly weights: Uint8Array;
  /** The `id` of the model's card. */
  readonly modelId: string;
  /** Of the model's card; without it probabilities are taken as they are, and nothing is refused. */
  readonly calibration?: Thresholds;
  /** Whether to read each frame several times, moved a little, and to take the mean. */
  readonly testTimeAugmentation?: boolean;
}

/** What everyone calls to read digits: frames in, predictions out, on the tfjs backend that is set. */
export class Recogniser {
  private constructor(
    readonly modelId: string,
    private readonly forward: ForwardPass,
    private readonly thresholds: Thresholds | null,
    private readonly isAugmented: boolean,
  ) {}

  /** @throws UserError if the files are damaged or hold a network that Digit Lab cannot run */
  static create({
    topology,
    weights,
    modelId,
    calibration,
    testTimeAugmentation = false,
  }: RecogniserFiles): Recogniser {
    const network = withTemperature(readLayersModel({ topology, weights }), calibration?.temperature ?? 1);
    return new Recogniser(modelId, new ForwardPass(network), calibration ?? null, testTimeAugmentation);
  }

  /** `frames`: n x 784, row-major, ink 0..1. Returns n predictions in the same order. */
  predict(frames: Float32Array): Prediction[] {
    const probabilities = this.isAugmented
      ? predictAugmented(frames, (changed) => this.forward.predict(changed))
      : this.forward.predict(frames);
    return Array.from({ length: frames.length / FRAME_SIZE }, (_, index) =>
      this.prediction(rowOf(probabilities, index)),
    );
  }

  /** What each step of the network makes of one frame (784 values, row-major, ink 0..1). */
  activations(frame: Float32Array): Activation[] {
    return this.forward.activations(frame);
  }

  /** Frees the weights; the recogniser cannot be used afterwards. */
  dispose(): void {
    this.forward.dispose();
  }

  private prediction(row: Float32Array): Prediction {
    const probabilities = Array.from(row);
    const confidence = Math.max(...probabilities);
    return {
      digit: probabilities.indexOf(confidence),
      confidence,
      probabilities,
      outcome: this.thresholds === null ? 'digit' : outcomeOf(probabilities, confidence, this.thresholds),
    };
  }
}

function outcomeOf(
  probabilities: readonly number[],
  confidence: number,
  { temperature, notADigit, notSure }: Thresholds,
): Outcome {
  const likeness = digitLikeness(probabilities, temperature);
  if (likeness < notADigit) return 'not a digit';
  return likeness < notSure || confidence < LEAST_CONFIDENCE ? 'not sure' : 'digit';
}
