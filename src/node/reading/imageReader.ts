import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { IdxTensor } from '../../ml/data/idx';
import type { ModelFiles } from '../../ml/models/modelFiles';
import type { Prediction } from '../../ml/reading';
import { UserError } from '../../ml/userError';
import type {
  DecodedPicture,
  FrameReadings,
  FileContent,
  ImageReading,
  InspectedImage,
  ReaderAnswer,
  ReaderMessage,
  ReaderRequest,
} from '../../protocol/reader';
import { AnsweringThread, type Question } from '../parallel/answeringThread';
import { lossInWords } from './failureInWords';

type Successful = Exclude<ReaderAnswer, { type: 'failed' }>;
type AnswerOf<Type extends Successful['type']> = Extract<Successful, { type: Type }>;

/**
 * Heap for short-lived objects (V8's young generation), in megabytes. Node's own choice takes several times as much memory
 * from the system, in each of the threads, and is no quicker.
 */
const YOUNG_GENERATION = 8;

/**
 * Decodes and reads pictures on a thread of its own, one after the other in the order of the calls. The thread starts
 * with the first call. If it dies, the calls under way fail with a UserError and the next one starts another, which
 * gets the same model again.
 */
export class ImageReader {
  private readonly thread: AnsweringThread<ReaderRequest, ReaderMessage>;
  private files: ModelFiles | null = null;
  private largest = 0;

  /** @param distFolder the folder with the bundles, whose `reader.js` is the thread's program */
  constructor(distFolder: string) {
    this.thread = new AnsweringThread({
      start: () => startReader(distFolder),
      first: () => (this.files === null ? null : { type: 'model', files: this.files }),
      lost: ({ type }) => lossInWords(type),
    });
  }

  /**
   * Reads with this model from the next call on. One that is loaded already is not sent again.
   * @throws UserError if the model is damaged; the one before it then stays in use
   */
  async useModel(files: ModelFiles): Promise<void> {
    if (isDeepStrictEqual(files, this.files)) return;
    await this.ask('model', { type: 'model', files });
    this.files = files;
  }

  /**
   * Finds and reads the digits of an image file.
   * @param preview the longest side of a small picture to get back, in pixels; 0 for none
   * @throws UserError as `readImageFile` of a path, as `decodeImage`, and if the thread dies
   */
  async read(file: FileContent, preview = 0): Promise<ImageReading> {
    return (await this.ask('image', { type: 'image', file, preview })).result;
  }

  /**
   * Decodes an image file, and makes the picture smaller if a side is longer than `longestSide` pixels.
   * @throws UserError as `read`
   */
  async decode(file: FileContent, longestSide: number): Promise<DecodedPicture> {
    return (await this.ask('decode', { type: 'decode', file, longestSide })).picture;
  }

  /**
   * Unpacks an IDX file, plain or gzipped.
   * @param name what errors call the file
   * @throws UserError as `readImageFile` of a path, as `parseIdx` and `maybeGunzip`, and if the thread dies
   */
  async readIdx(file: FileContent, name: string): Promise<IdxTensor> {
    return (await this.ask('idx', { type: 'idx', file, name })).tensor;
  }

  /**
   * Reads images that are frames already.
   * @param images n x 784 bytes, row-major, 0 paper to 255 full ink
   * @throws UserError if the thread dies
   */
  async readFrames(images: Uint8Array): Promise<FrameReadings> {
    return (await this.ask('frames', { type: 'frames', images })).readings;
  }

  /**
   * Reads one image that is a frame already, and tells all that the network makes of it.
   * @param image 784 bytes, row-major, 0 paper to 255 full ink
   * @throws UserError if the thread dies
   */
  async readFrame(image: Uint8Array): Promise<Prediction> {
    return (await this.ask('frame', { type: 'frame', image })).prediction;
  }

  /**
   * Decodes an image file and cleans it up step by step, to be looked at; no model is needed.
   * @param as how many times as large as it is it was read, and the longest sides of the pictures to get back, in pixels
   * @throws UserError as `read`
   */
  async inspect(
    file: FileContent,
    as: { readonly times: number; readonly longestSide: number; readonly longestSideOfStep: number },
  ): Promise<InspectedImage> {
    return (await this.ask('inspect', { type: 'inspect', file, ...as })).image;
  }

  /** Bytes of the largest picture or file of images that its thread has unpacked. */
  get largestUnpacked(): number {
    return this.largest;
  }

  /** Whether it was disposed of, and reads nothing any more. */
  get isDisposed(): boolean {
    return this.thread.isDisposed;
  }

  /** Ends the thread; calls under way fail as cancelled. */
  dispose(): void {
    this.thread.dispose();
  }

  private async ask<Type extends Successful['type']>(
    type: Type,
    question: Question<ReaderRequest>,
  ): Promise<AnswerOf<Type>> {
    const answer = await this.thread.ask(question);
    this.largest = answer.largest;
    if (answer.type === 'failed') throw new UserError(answer.message, { cause: new Error(answer.detail) });
    if (!isOfType(answer, type)) throw new Error(`The reader answered "${answer.type}" to "${type}".`);
    return answer;
  }
}

function startReader(distFolder: string): Worker {
  return new Worker(join(distFolder, 'reader.js'), {
    execArgv: [],
    // What the thread prints is no part of this program's output.
    stdout: true,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION },
  });
}

function isOfType<Type extends Successful['type']>(answer: Successful, type: Type): answer is AnswerOf<Type> {
  return answer.type === type;
}
