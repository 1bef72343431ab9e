import { imageAt } from '../../ml/data/frames';
import type { LabelledImages } from '../../ml/data/labelledImages';
import { isOwn } from '../../ml/data/ownDigits';
import { FRAME_SIZE } from '../../ml/image/picture';
import type { ModelCard } from '../../ml/models/card';
import type { ModelFiles } from '../../ml/models/modelFiles';
import type { DigitsTest } from '../../protocol/myDigits';
import type { FrameReadings } from '../../protocol/reader';
import type { Readers } from '../reading/readers';

interface FrameReading {
  readonly digit: number;
  readonly outcome: number;
  readonly confidence: number;
}

/** Reads the digits of a collection with a model, each only once, however often the collection changes. */
export class DigitsTester {
  private modelId: string | null = null;
  /** That model's readings, by the pixels of the digits. */
  private known = new Map<string, FrameReading>();

  constructor(private readonly readers: Pick<Readers, 'lend'>) {}

  /** A test before any digit is read. */
  static begun({ dataset, startedFrom }: ModelCard, modelName: string): DigitsTest {
    const parts = dataset.parts?.training.map(({ name }) => name) ?? [];
    const trainedOn = [dataset.name, ...parts, ...(startedFrom?.trainedOn ?? [])];
    const wasTrainedOnThem = trainedOn.some(isOwn);
    return { modelName, wasTrainedOnThem, readings: null };
  }

  /** What a model made of the digits if it has read all of them, else `null`. */
  readBefore(digits: LabelledImages, { card }: Pick<ModelFiles, 'card'>): FrameReadings | null {
    if (this.modelId !== card.id) return null;
    const keys = keysOf(digits);
    return keys.every((key) => this.known.has(key)) ? readingsOf(keys, this.known) : null;
  }

  /** @throws UserError if the model is damaged or the reader's thread dies */
  async read(digits: LabelledImages, files: ModelFiles): Promise<FrameReadings> {
    if (this.modelId !== files.card.id) this.known = new Map();
    this.modelId = files.card.id;
    // Another model may be asked for while this one reads, and replaces `this.known`.
    const { known } = this;
    const { images } = digits;
    const keys = keysOf(digits);
    const unread = keys.flatMap((key, index) => (known.has(key) ? [] : [index]));
    if (unread.length > 0) {
      const bytes = new Uint8Array(unread.length * FRAME_SIZE);
      unread.forEach((index, at) => bytes.set(imageAt(images, index), at * FRAME_SIZE));
      const read = await this.readers.lend(files, (reader) => reader.readFrames(bytes));
      unread.forEach((index, at) => known.set(keys[index]!, readingAt(read, at)));
    }
    return readingsOf(keys, known);
  }
}

function keysOf({ images, count }: LabelledImages): string[] {
  return Array.from({ length: count }, (_, index) => keyOf(imageAt(images, index)));
}

function readingsOf(keys: readonly string[], known: ReadonlyMap<string, FrameReading>): FrameReadings {
  const readings = keys.map((key) => known.get(key)!);
  return {
    digits: Uint8Array.from(readings, ({ digit }) => digit),
    outcomes: Uint8Array.from(readings, ({ outcome }) => outcome),
    confidences: Float32Array.from(readings, ({ confidence }) => confidence),
  };
}

function readingAt({ digits, outcomes, confidences }: FrameReadings, at: number): FrameReading {
  return { digit: digits[at]!, outcome: outcomes[at]!, confidence: confidences[at]! };
}

function keyOf(image: Uint8Array): string {
  return String.fromCharCode(...image);
}
