import type { RgbaPicture } from '../../../ml/image/picture';
import type { Stroke } from '../../../ml/image/stroke';
import type { Activation } from '../../../ml/models/forward';
import type { ReadDigit } from '../../../ml/reading';
import { startedOnce } from '../../../ml/startedOnce';
import type { WebviewModel } from '../../../protocol/pad';
import type { Explainer } from '../../explanation/explanationView';
import type { Heat } from '../../explanation/heatView';
import type { ModelReader, ModelReading } from './modelReader';

/**
 * Stands in for the `ModelReader`, whose bundle (tfjs and the network's code) loads while the pad can be drawn on already.
 * Nothing is read until it has.
 */
export class PadReader implements Explainer {
  private readonly load: () => Promise<ModelReader>;
  private reader: ModelReader | null = null;

  /** @param wasmFolder URL of the folder with tfjs's and our WebAssembly, ending in a slash */
  constructor(wasmFolder: string) {
    this.load = startedOnce(async () => {
      const { ModelReader } = await import('./modelReader');
      this.reader = new ModelReader(wasmFolder);
      return this.reader;
    });
  }

  /** The id of the model that reads now, or `null`. */
  get modelId(): string | null {
    return this.reader?.modelId ?? null;
  }

  /** Loads what reads and starts what models run on. */
  async start(): Promise<void> {
    await (await this.load()).start();
  }

  /**
   * Loads a model and lets it read from now on.
   * @returns false if another model was asked for in the meantime, which then takes its place
   * @throws UserError if its files are damaged; the model before it stays
   */
  async use(model: WebviewModel): Promise<boolean> {
    return (await this.load()).use(model);
  }

  /** @returns `null` if no model is loaded */
  readDrawing(strokes: readonly Stroke[]): ModelReading | null {
    return this.reader?.readDrawing(strokes) ?? null;
  }

  /** @returns `null` if no model is loaded */
  readPicture(picture: RgbaPicture): ModelReading | null {
    return this.reader?.readPicture(picture) ?? null;
  }

  heatOf(digit: ReadDigit): Heat | null {
    return this.reader?.heatOf(digit) ?? null;
  }

  activationsOf(digit: ReadDigit): readonly Activation[] | null {
    return this.reader?.activationsOf(digit) ?? null;
  }
}
