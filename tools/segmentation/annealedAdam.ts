import * as tf from '@tensorflow/tfjs-core';
// Without these nothing can be minimised: tfjs-core alone brings none.
import '@tensorflow/tfjs-core/dist/register_all_gradients';

const LEARNING_RATE = 0.003;

/** tfjs's Adam, its learning rate falling to 0 along half a cosine. */
export class AnnealedAdam {
  private readonly optimizer = new SteppedAdam(LEARNING_RATE, 0.9, 0.999, 1e-7);
  private steps = 0;

  /** @param total steps that will be taken */
  constructor(private readonly total: number) {}

  /** Takes a step. @returns the loss before it */
  minimize(variables: readonly tf.Variable[], loss: () => tf.Scalar): number {
    this.optimizer.setLearningRate(LEARNING_RATE * 0.5 * (1 + Math.cos((Math.PI * this.steps) / this.total)));
    this.steps++;
    const value = this.optimizer.minimize(loss, true, [...variables])!;
    const [number] = value.dataSync();
    value.dispose();
    return number!;
  }

  dispose(): void {
    this.optimizer.dispose();
  }
}

class SteppedAdam extends tf.AdamOptimizer {
  setLearningRate(rate: number): void {
    this.learningRate = rate;
  }
}
