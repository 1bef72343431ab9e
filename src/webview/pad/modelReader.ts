import { startPortableEngine } from '../../ml/engines/portable/portableEngine';
import { FRAME_SIZE, type RgbaPicture } from '../../ml/image/picture';
import type { Stroke } from '../../ml/image/stroke';
import { readDrawing, readNumber } from '../../ml/pictureReader';
import type { Reading } from '../../ml/reading';
import { Recogniser } from '../../ml/recogniser';
import type { WebviewModel } from '../../protocol/pad';

/** A reading and the model that made it. */
export interface ModelReading {
  readonly modelId: string;
  readonly reading: Reading;
}

/**
 * Reads drawings and pictures with the model of the moment. A model takes effect all at once, when it is loaded;
 * until then the one before it goes on reading.
 */
export class ModelReader {
  private readonly wasmFolder: string;
  private engine: Promise<void> | null = null;
  private recogniser: Recogniser | null = null;
  private latest: WebviewModel | null = null;

  /** @param wasmFolder URL of the folder with tfjs's and our WebAssembly, ending in a slash */
  constructor(wasmFolder: string) {
    this.wasmFolder = wasmFolder;
  }

  /** The id of the model that reads now, or `null`. */
  get modelId(): string | null {
    return this.recogniser?.modelId ?? null;
  }

  /** Starts what models run on. After a failure the next call tries again. */
  async start(): Promise<void> {
    this.engine ??= startPortableEngine({ wasmFolder: this.wasmFolder });
    try {
      await this.engine;
    } catch (error) {
      this.engine = null;
      throw error;
    }
  }

  /**
   * Loads a model and lets it read from now on.
   * @returns false if another model was asked for in the meantime, which then takes its place
   * @throws UserError if its files are damaged; the model before it stays
   */
  async use(model: WebviewModel): Promise<boolean> {
    this.latest = model;
    await this.start();
    if (this.latest !== model) return false;
    const recogniser = Recogniser.create(model);
    // The first run compiles and allocates; better now than under the first stroke.
    recogniser.predict(new Float32Array(FRAME_SIZE));
    this.recogniser?.dispose();
    this.recogniser = recogniser;
    return true;
  }

  /** @returns `null` if no model is loaded */
  readDrawing(strokes: readonly Stroke[]): ModelReading | null {
    if (this.recogniser === null) return null;
    return { modelId: this.recogniser.modelId, reading: readDrawing(strokes, this.recogniser) };
  }

  /** @returns `null` if no model is loaded */
  readPicture(picture: RgbaPicture): ModelReading | null {
    if (this.recogniser === null) return null;
    return { modelId: this.recogniser.modelId, reading: readNumber(picture, this.recogniser) };
  }
}
