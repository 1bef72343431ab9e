import * as v from 'valibot';
import type { Outcome, Reading } from '../ml/reading';
import { messageParser } from './messageParser';
import type { DecodedPicture } from './reader';

/** A picture of a file, with the factor from its pixels to the file's. */
export interface ScaledPicture extends DecodedPicture {
  readonly scale: number;
}

/** One row of the results view: an image file, and what it was read as or why it could not be. */
export interface ResultRow {
  /** The file's name as shown, relative to what was classified. */
  readonly name: string;
  /** The file's URI as a string; the view sends it back to open the file. Empty for what is no file. */
  readonly uri: string;
  /** The digits that the file's name or its folder's says it shows; `null` if they say none. */
  readonly label: string | null;
  /** `null` if nothing was read, or if the reading is refused. */
  readonly text: string | null;
  readonly outcome: Reading['outcome'];
  readonly confidence: number;
  /** Digit by digit: what, how sure, and where in the picture (pixels). */
  readonly digits: readonly {
    readonly digit: number;
    readonly confidence: number;
    readonly probabilities: readonly number[];
    /** That of this digit by itself. */
    readonly outcome: Outcome;
    readonly box: readonly [number, number, number, number];
    /** 784 values 0..255, the 28 x 28 frame as the network sees it. */
    readonly frame: Uint8Array;
  }[];
  /** By what whole number the picture was enlarged before it was read, and so its clean-up's steps; 1 if it was not. */
  readonly times: number;
  /** A small picture of the file; `null` if it could not be read, or if too many files have one already. */
  readonly preview: ScaledPicture | null;
  /** A sentence, if the file could not be read. */
  readonly error: string | null;
}

/** How a classification has ended. */
export interface RunEnd {
  readonly cancelled: boolean;
  /** Images that were read or have failed. */
  readonly done: number;
  readonly failed: number;
}

/** What the host tells the results view. */
export type HostToResults =
  | {
      readonly type: 'start';
      readonly total: number;
      readonly modelName: string;
      readonly modelId: string;
      /** How it ended before the page was there, all rows of which are still to come; `null` if it goes on. */
      readonly end: RunEnd | null;
    }
  | { readonly type: 'rows'; readonly rows: readonly ResultRow[] }
  | { readonly type: 'end'; readonly cancelled: boolean }
  /** The image of a row at large, and the steps in which it was cleaned up (`CLEAN_UP_STEPS`). */
  | {
      readonly type: 'look';
      readonly index: number;
      readonly picture: ScaledPicture;
      readonly steps: readonly DecodedPicture[];
    }
  /** Why the image of a row cannot be shown at large, in a sentence. */
  | { readonly type: 'lookFailed'; readonly index: number; readonly message: string };

const resultsToHost = v.variant('type', [
  v.object({ type: v.literal('ready') }),
  v.object({ type: v.literal('copy'), text: v.string() }),
  /** Copies all that was read so far as a table. */
  v.object({ type: v.literal('copyAll') }),
  /** Writes all that was read so far to a file that the user names. */
  v.object({ type: v.literal('export'), format: v.picklist(['csv', 'json']) }),
  v.object({ type: v.literal('open'), uri: v.string() }),
  /** Asks for a close look at the image of a row. */
  v.object({ type: v.literal('look'), index: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
  v.object({ type: v.literal('cancel') }),
]);
export type ResultsToHost = v.InferOutput<typeof resultsToHost>;

export const parseResultsToHost = messageParser(resultsToHost);
