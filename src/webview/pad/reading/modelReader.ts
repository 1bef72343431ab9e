import { startPortableEngine } from '../../../ml/engines/portable/portableEngine';
import { heatMap, withoutHottest } from '../../../ml/explanation/heatMap';
import { FRAME_SIZE, type RgbaPicture } from '../../../ml/image/picture';
import type { Stroke } from '../../../ml/image/stroke';
import { readDrawing, readNumber } from '../../../ml/pictureReader';
import type { Activation } from '../../../ml/models/forward';
import type { ReadDigit, Reading } from '../../../ml/reading';
import { Recogniser } from '../../../ml/recogniser';
import { startedOnce } from '../../../ml/startedOnce';
import type { WebviewModel } from '../../../protocol/pad';
import type { Explainer } from '../../explanation/explanationView';
import type { Heat } from '../../explanation/heatView';

/** A reading and the model that made it. */
export interface ModelReading {
  readonly modelId: string;
  readonly reading: Reading;
}

/** The share of the ink that is taken away to show how much the hottest of it decides. */
const HOTTEST = 0.1;

/**
 * Reads drawings and pictures with the model of the moment. A model takes effect all at once, when it is loaded;
 * until then the one before it goes on reading.
 */
export class ModelReader implements Explainer {
  /** Starts what models run on. */
  readonly start: () => Promise<void>;
  private recogniser: Recogniser | null = null;
  private latest: WebviewModel | null = null;

  /** @param wasmFolder URL of the folder with tfjs's and our WebAssembly, ending in a slash */
  constructor(wasmFolder: string) {
    this.start = startedOnce(() => startPortableEngine({ wasmFolder }));
  }

  /** The id of the model that reads now, or `null`. */
  get modelId(): string | null {
    return this.recogniser?.modelId ?? null;
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
    const recogniser = warmedUp(model);
    this.recogniser?.dispose();
    this.recogniser = recogniser;
    return true;
  }

  /** @returns `null` if no model is loaded */
  readDrawing(strokes: readonly Stroke[]): ModelReading | null {
    if (this.recogniser === null) return null;
    return { modelId: this.recogniser.modelId, reading: readDrawing(strokes, this.recogniser) };
  }

  /** What decided a reading, and what becomes of it without that. @returns `null` if no model is loaded */
  heatOf({ digit, confidence, outcome, frame }: ReadDigit): Heat | null {
    if (this.recogniser === null) return null;
    const heat = heatMap(frame, digit, this.recogniser);
    const [rest] = this.recogniser.predict(withoutHottest(frame, heat, HOTTEST));
    const without = {
      digit: rest!.digit,
      outcome: rest!.outcome,
      probability: rest!.probabilities[digit]!,
    };
    return { frame, heat, digit, confidence, outcome, without };
  }

  /** What each layer makes of a digit. @returns `null` if no model is loaded */
  activationsOf({ frame }: ReadDigit): readonly Activation[] | null {
    return this.recogniser?.activations(frame) ?? null;
  }

  /** @returns `null` if no model is loaded */
  readPicture(picture: RgbaPicture): ModelReading | null {
    if (this.recogniser === null) return null;
    return { modelId: this.recogniser.modelId, reading: readNumber(picture, this.recogniser) };
  }
}

/** The first run compiles and allocates; better now than under the first stroke. */
function warmedUp(model: WebviewModel): Recogniser {
  const recogniser = Recogniser.create(model);
  try {
    recogniser.predict(new Float32Array(FRAME_SIZE));
  } catch (error) {
    recogniser.dispose();
    throw error;
  }
  return recogniser;
}
