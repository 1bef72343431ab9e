import { CLASSES, rowOf } from '../classes';
import { FRAME_SIZE } from '../image/picture';
import type { ModelFiles } from '../models/modelFiles';
import type { Batch, BatchSource } from './batches';
import type { HeldPredictor } from './machinery';

/** A model that a network learns from. */
export type Teacher = Pick<ModelFiles, 'topology' | 'weights' | 'card'>;

/**
 * Batches on which other networks say what they read, for a network to learn that rather than the bare labels (knowledge
 * distillation, Hinton et al. 2015). They are shown the very images that are trained on, as they were changed for it,
 * which makes the better teachers (Beyer et al. 2022). What counts is the mean of their probabilities, and only where it
 * is highest for the label.
 */
export class TaughtBatches implements BatchSource {
  /**
   * @param teachers at least one; they end with these batches
   * @param taughtImages the teachers are asked about the first `taughtImages` training images only
   */
  constructor(
    private readonly batches: BatchSource,
    private readonly teachers: readonly HeldPredictor[],
    private readonly taughtImages: number,
  ) {}

  next(): Promise<Batch> {
    const batch = this.taught();
    // It is asked for ahead of its use: until it is awaited, its failure must not count as unhandled.
    batch.catch(() => undefined);
    return batch;
  }

  async dispose(): Promise<void> {
    await Promise.all([this.batches.dispose(), ...this.teachers.map((teacher) => teacher.dispose())]);
  }

  private async taught(): Promise<Batch> {
    const batch = await this.batches.next();
    const { frames, labels, indices } = batch;
    const asked = Array.from(indices.keys()).filter((place) => indices[place]! < this.taughtImages);
    const shown = new Float32Array(asked.length * FRAME_SIZE);
    asked.forEach((place, n) => shown.set(frameAt(frames, place), n * FRAME_SIZE));
    const means = await this.read(shown);
    const taught = new Float32Array(labels.length * CLASSES);
    asked.forEach((place, n) => {
      const mean = rowOf(means, n);
      if (mean.indexOf(Math.max(...mean)) === labels[place]) taught.set(mean, place * CLASSES);
    });
    return { ...batch, taught };
  }

  /** The mean of the teachers' probabilities, n x 10. */
  private async read(frames: Float32Array): Promise<Float32Array> {
    const means = new Float32Array((frames.length / FRAME_SIZE) * CLASSES);
    for (const teacher of this.teachers) {
      const probabilities = await teacher.predict(frames);
      probabilities.forEach((probability, at) => (means[at]! += probability / this.teachers.length));
    }
    return means;
  }
}

function frameAt(frames: Float32Array, place: number): Float32Array {
  return frames.subarray(place * FRAME_SIZE, (place + 1) * FRAME_SIZE);
}
