import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { IdxTensor } from '../../ml/data/idx';
import type { ModelFiles } from '../../ml/models/modelFiles';
import type { Prediction } from '../../ml/reading';
import { CancelledError, UserError } from '../../ml/userError';
import type {
  DecodedPicture,
  FrameReadings,
  FileContent,
  ImageReading,
  InspectedImage,
  ReaderAnswer,
  ReaderRequest,
} from '../../protocol/reader';

type Successful = Exclude<ReaderAnswer, { type: 'failed' }>;
type AnswerOf<Type extends Successful['type']> = Extract<Successful, { type: Type }>;
/** A request before it has its number. */
type Question = ReaderRequest extends infer Each
  ? Each extends ReaderRequest
    ? Omit<Each, 'id'>
    : never
  : never;

/**
 * Room for what is made and thrown away at once, in megabytes. Node's own choice takes several times as much memory from
 * the system, in each of the threads, and is no quicker.
 */
const YOUNG_GENERATION = 8;

interface Waiting {
  readonly fulfil: (answer: Successful) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Decodes and reads pictures on a thread of its own, one after the other in the order of the calls. The thread starts
 * with the first call. If it dies, the calls under way fail with a UserError and the next one starts another, which
 * gets the same model again.
 */
export class ImageReader {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private files: ModelFiles | null = null;
  private nextId = 1;
  private disposed = false;

  /** @param distFolder the folder with the bundles, whose `reader.js` is the thread's program */
  constructor(private readonly distFolder: string) {}

  /**
   * Reads with this model from the next call on.
   * @throws UserError if the model is damaged; the one before it then stays in use
   */
  async useModel(files: ModelFiles): Promise<void> {
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
   * @param sides the longest sides of the pictures to get back, in pixels
   * @throws UserError as `read`
   */
  async inspect(
    file: FileContent,
    sides: { readonly longestSide: number; readonly longestSideOfStep: number },
  ): Promise<InspectedImage> {
    return (await this.ask('inspect', { type: 'inspect', file, ...sides })).image;
  }

  /** Whether it was disposed of, and reads nothing any more. */
  get isDisposed(): boolean {
    return this.disposed;
  }

  /** Ends the thread; calls under way fail as cancelled. */
  dispose(): void {
    this.disposed = true;
    const worker = this.worker;
    this.fail(new CancelledError());
    void worker?.terminate();
  }

  private ask<Type extends Successful['type']>(type: Type, question: Question): Promise<AnswerOf<Type>> {
    if (this.disposed) return Promise.reject(new CancelledError());
    if (this.worker === null) {
      this.worker = this.start();
      // A thread that took over from one that died knows no model yet.
      // If it fails, so does the question that follows, and that one somebody waits for.
      if (this.files !== null && type !== 'model') {
        this.post('model', { type: 'model', files: this.files }).catch(() => undefined);
      }
    }
    return this.post(type, question);
  }

  private post<Type extends Successful['type']>(type: Type, question: Question): Promise<AnswerOf<Type>> {
    const id = this.nextId++;
    return new Promise((fulfil, reject) => {
      this.waiting.set(id, {
        reject,
        fulfil: (answer) => {
          if (isOfType(answer, type)) fulfil(answer);
          else reject(new Error(`The reader answered "${answer.type}" to "${type}".`));
        },
      });
      this.worker?.postMessage({ ...question, id });
    });
  }

  private start(): Worker {
    // What the thread prints is no part of this program's output.
    const worker = new Worker(join(this.distFolder, 'reader.js'), {
      execArgv: [],
      stdout: true,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION },
    });
    worker.on('message', (answer: ReaderAnswer) => this.settle(answer));
    worker.on('error', (cause) => this.lose(worker, cause));
    worker.on('exit', (code) => this.lose(worker, new Error(`The reader thread ended with ${code}.`)));
    return worker;
  }

  private settle(answer: ReaderAnswer): void {
    const waiting = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if (answer.type === 'failed') {
      waiting?.reject(new UserError(answer.message, { cause: new Error(answer.detail) }));
    } else {
      waiting?.fulfil(answer);
    }
  }

  private lose(worker: Worker, cause: Error): void {
    if (this.worker !== worker) return;
    this.fail(
      new UserError(
        'The picture could not be read: the part of Digit Lab that reads pictures ended unexpectedly, perhaps for lack ' +
          'of memory. Try again, or make the picture smaller.',
        { cause },
      ),
    );
  }

  private fail(error: Error): void {
    this.worker = null;
    const lost = [...this.waiting.values()];
    this.waiting.clear();
    for (const { reject } of lost) reject(error);
  }
}

function isOfType<Type extends Successful['type']>(answer: Successful, type: Type): answer is AnswerOf<Type> {
  return answer.type === type;
}
