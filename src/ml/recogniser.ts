import { FRAME_SIZE } from './image/picture';
import { ForwardPass } from './models/forward';
import { readLayersModel } from './models/layersFormat';
import type { Prediction } from './reading';

/** What is needed of a model to read with it. */
export interface RecogniserFiles {
  /** Text of `model.json`. */
  readonly topology: string;
  /** Bytes of `weights.bin`. */
  readonly weights: Uint8Array;
  /** The `id` of the model's card. */
  readonly modelId: string;
}

/** What everyone calls to read digits: frames in, predictions out, on the tfjs backend that is set. */
export class Recogniser {
  private constructor(
    readonly modelId: string,
    private readonly forward: ForwardPass,
  ) {}

  /** @throws UserError if the files are damaged or hold a network that Digit Lab cannot run */
  static create({ topology, weights, modelId }: RecogniserFiles): Recogniser {
    return new Recogniser(modelId, new ForwardPass(readLayersModel({ topology, weights })));
  }

  /** `frames`: n x 784, row-major, ink 0..1. Returns n predictions in the same order. */
  predict(frames: Float32Array): Prediction[] {
    const probabilities = this.forward.predict(frames);
    return Array.from({ length: frames.length / FRAME_SIZE }, (_, index) =>
      predictionOf(probabilities.subarray(index * 10, index * 10 + 10)),
    );
  }

  /** Frees the weights; the recogniser cannot be used afterwards. */
  dispose(): void {
    this.forward.dispose();
  }
}

function predictionOf(row: Float32Array): Prediction {
  const probabilities = Array.from(row);
  const confidence = Math.max(...probabilities);
  return { digit: probabilities.indexOf(confidence), confidence, probabilities };
}
