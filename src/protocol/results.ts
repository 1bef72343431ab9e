import * as v from 'valibot';
import type { Reading } from '../ml/reading';

/** One row of the results view: an image file, and what it was read as or why it could not be. */
export interface ResultRow {
  /** The file's name as shown, relative to what was classified. */
  readonly name: string;
  /** The file's URI as a string; the view sends it back to open the file. */
  readonly uri: string;
  /** `null` if nothing was read, or if the reading is refused. */
  readonly text: string | null;
  readonly outcome: Reading['outcome'];
  readonly confidence: number;
  /** Digit by digit: what, how sure, and where in the picture (pixels). */
  readonly digits: readonly {
    readonly digit: number;
    readonly confidence: number;
    readonly probabilities: readonly number[];
    readonly box: readonly [number, number, number, number];
    /** 784 values 0..255, the 28 x 28 frame as the network sees it. */
    readonly frame: Uint8Array;
  }[];
  /** A small picture of the file: RGBA bytes, with the factor from its pixels to the file's. */
  readonly preview: {
    readonly width: number;
    readonly height: number;
    readonly data: Uint8Array;
    readonly scale: number;
  } | null;
  /** A sentence, if the file could not be read. */
  readonly error: string | null;
}

/** What the host tells the results view. */
export type HostToResults =
  | { readonly type: 'start'; readonly total: number; readonly modelName: string; readonly modelId: string }
  | { readonly type: 'rows'; readonly rows: readonly ResultRow[] }
  | { readonly type: 'end'; readonly cancelled: boolean };

const resultsToHost = v.variant('type', [
  v.object({ type: v.literal('ready') }),
  v.object({ type: v.literal('copy'), text: v.string() }),
  v.object({ type: v.literal('open'), uri: v.string() }),
  v.object({ type: v.literal('cancel') }),
]);
export type ResultsToHost = v.InferOutput<typeof resultsToHost>;

export function parseResultsToHost(message: unknown): ResultsToHost | null {
  const result = v.safeParse(resultsToHost, message);
  return result.success ? result.output : null;
}
