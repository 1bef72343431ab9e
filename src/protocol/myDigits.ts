import * as v from 'valibot';
import { digitLabel, frameBytes } from './frameBytes';
import { messageParser } from './messageParser';
import type { FrameReadings } from './reader';

/** What the model in use makes of the collection. */
export interface DigitsTest {
  readonly modelName: string;
  /** Whether it was trained on digits of the user's own, which it then knows. */
  readonly wasTrainedOnThem: boolean;
  /** One an image, in their order; `null` while they are being read. */
  readonly readings: FrameReadings | null;
}

/** All that the view of My Digits shows. */
export interface MyDigitsContent {
  /** Where they lie: "on this machine", "in this workspace". */
  readonly place: string;
  /** Path of their folder. */
  readonly folder: string;
  readonly count: number;
  /** count x 784 bytes, row-major, 0 paper to 255 full ink. */
  readonly images: Uint8Array;
  /** What each shows, 0..9. */
  readonly labels: Uint8Array;
  /** What would be taken back next, for example "Delete"; `null` if nothing can be. */
  readonly undo: string | null;
  /** `null` until a test is asked for. */
  readonly test: DigitsTest | null;
}

export type HostToMyDigits =
  | { readonly type: 'digits'; readonly content: MyDigitsContent }
  /** Something asked for was done; the sentence is for screen readers. */
  | { readonly type: 'done'; readonly message: string }
  | { readonly type: 'problem'; readonly message: string };

const digit = { image: frameBytes, label: digitLabel };

const myDigitsToHost = v.variant('type', [
  v.object({ type: v.literal('ready') }),
  /** A digit is named by what it looks like and by its label. */
  v.object({ type: v.literal('relabel'), ...digit, to: digitLabel }),
  v.object({ type: v.literal('remove'), ...digit }),
  v.object({ type: v.literal('undo') }),
  v.object({ type: v.literal('test') }),
  v.object({ type: v.literal('train') }),
  v.object({ type: v.literal('openPad') }),
  v.object({ type: v.literal('reveal') }),
]);
export type MyDigitsToHost = v.InferOutput<typeof myDigitsToHost>;

export const parseMyDigitsToHost = messageParser(myDigitsToHost);
