import { augment } from '../data/augmentation';
import type { LabelledImages } from '../data/labelledImages';
import { FRAME_SIZE } from '../image/picture';
import { Random } from '../random';
import type { TrainingConfiguration } from './configuration';

/** The images of one step. */
export interface Batch {
  /** n x 784, row-major, ink 0..1; the same memory holds another batch three batches later. */
  readonly frames: Float32Array;
  /** n digits, or `NOT_A_DIGIT`. */
  readonly labels: Uint8Array;
  /** Where in the training set the n images are. */
  readonly indices: Uint32Array;
  /** What teachers make of them, n x 10 probabilities; a row of zeros where the label alone counts. */
  readonly taught?: Float32Array;
}

/** Gives the batches of a run one after the other. */
export interface BatchSource {
  next(): Batch | Promise<Batch>;
  dispose(): void | Promise<void>;
}

export type BatchSettings = Pick<TrainingConfiguration, 'batchSize' | 'augmentation' | 'seed'>;

/** One batch is in use while the next is made; one more lets either side be late. */
const BUFFERS = 3;

/** A last batch of less than this share of the others would be a step that a handful of images decide. */
const LEAST_LAST = 1 / 8;

/**
 * Where in an epoch each batch ends: all are full but the last. If that were but a handful of images, all batches share them
 * evenly instead: of hardly more images than a batch has, every second step would be such a one.
 */
function batchEnds(images: number, batchSize: number): Uint32Array {
  const batches = Math.ceil(images / batchSize);
  const last = images - (batches - 1) * batchSize;
  const isShared = last < LEAST_LAST * batchSize;
  return Uint32Array.from({ length: batches }, (_, index) =>
    isShared ? Math.floor(((index + 1) * images) / batches) : Math.min((index + 1) * batchSize, images),
  );
}

/**
 * The batches of one epoch after the other, without end: in each epoch every training image once, in a new order and
 * changed anew. What comes depends on the seed alone.
 */
export class Batches implements BatchSource {
  private readonly seed: Random;
  private readonly order: Uint32Array;
  private readonly ends: Uint32Array;
  private readonly buffers: Float32Array[];
  private random: Random;
  private epoch = 0;
  /** How many batches of the epoch were made. */
  private done = 0;
  private made = 0;

  /**
   * @param indices which of the images are trained on
   * @param allocate makes the memory that frames are put into
   */
  constructor(
    private readonly data: LabelledImages,
    indices: Uint32Array,
    private readonly settings: BatchSettings,
    allocate = (length: number): Float32Array => new Float32Array(length),
  ) {
    this.seed = new Random(settings.seed);
    this.order = indices.slice();
    this.ends = batchEnds(indices.length, settings.batchSize);
    this.buffers = Array.from({ length: BUFFERS }, () => allocate(settings.batchSize * FRAME_SIZE));
    this.random = this.startEpoch();
  }

  next(): Batch {
    const { order, ends, settings } = this;
    if (this.done === ends.length) this.random = this.startEpoch();
    const start = ends[this.done - 1] ?? 0;
    const end = ends[this.done++]!;
    const buffer = this.buffers[this.made++ % BUFFERS]!;
    augment(this.data.images, order, start, end, settings.augmentation, this.random, buffer);
    return {
      frames: buffer.subarray(0, (end - start) * FRAME_SIZE),
      labels: Uint8Array.from(order.subarray(start, end), (index) => this.data.labels[index]!),
      indices: order.slice(start, end),
    };
  }

  dispose(): void {
    this.buffers.length = 0;
  }

  private startEpoch(): Random {
    this.epoch++;
    this.done = 0;
    const random = this.seed.fork(`epoch ${this.epoch}`);
    random.shuffle(this.order);
    return random;
  }
}
