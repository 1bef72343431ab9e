import * as v from 'valibot';
import type { Prediction } from '../ml/reading';
import { messageParser } from './messageParser';
import type { FrameReadings } from './reader';

/** A file of images, without their pixels: the page asks for those that it shows. */
export interface IdxImages {
  readonly kind: 'images';
  /** The file's name. */
  readonly name: string;
  readonly count: number;
  /** Of each image, in pixels. */
  readonly rows: number;
  readonly columns: number;
  /** One an image, with the name of the file that they are from; `null` if there are none. */
  readonly labels: { readonly name: string; readonly values: Uint8Array } | null;
  /** Why the labels beside the images are not shown, or the images cannot be read; empty if all is well. */
  readonly remarks: readonly string[];
  /** Whether a network can read them: 28 x 28 pixels. */
  readonly isReadable: boolean;
}

/** A file of labels. */
export interface IdxLabels {
  readonly kind: 'labels';
  readonly name: string;
  readonly count: number;
  /** How many there are of each label, from 0 to the largest that occurs. */
  readonly perLabel: readonly number[];
}

export type IdxContent = IdxImages | IdxLabels;

/** How far the reading of a file's images has come. */
export type IdxReadingState = 'running' | 'done' | 'cancelled' | 'failed';

/** What the host tells the view of an IDX file. */
export type HostToIdx =
  /** A file, or its next state after it was changed: whatever was known of the one before is void. */
  | { readonly type: 'content'; readonly content: IdxContent }
  /** Why there is nothing to show, in a sentence. */
  | { readonly type: 'problem'; readonly message: string }
  /** `pixels`: count x rows x columns bytes, 0 paper to 255 ink, in the order of `indices`. */
  | { readonly type: 'pixels'; readonly indices: readonly number[]; readonly pixels: Uint8Array }
  /** The model that would read the images next. */
  | { readonly type: 'model'; readonly name: string }
  /** A reading of all images begins. `isAgain`: it had ended before, and the page was told so. */
  | { readonly type: 'start'; readonly modelName: string; readonly isAgain: boolean }
  /** The images from `from` on were read. */
  | { readonly type: 'readings'; readonly from: number; readonly readings: FrameReadings }
  /** What a model makes of one image. `image`: its 784 bytes, 0 paper to 255 ink. */
  | {
      readonly type: 'look';
      readonly index: number;
      readonly modelId: string;
      readonly prediction: Prediction;
      readonly image: Uint8Array;
    }
  /** Why no model could look at that image, in a sentence. */
  | { readonly type: 'lookFailed'; readonly index: number; readonly message: string }
  | { readonly type: 'end'; readonly state: IdxReadingState; readonly message: string };

/** How many images' pixels a page may ask for at once. */
export const MOST_IMAGES_A_REQUEST = 5000;

const idxToHost = v.variant('type', [
  v.object({ type: v.literal('ready') }),
  /** The pixels of these images, please. */
  v.object({
    type: v.literal('pixels'),
    indices: v.pipe(
      v.array(v.pipe(v.number(), v.integer(), v.minValue(0))),
      v.maxLength(MOST_IMAGES_A_REQUEST),
    ),
  }),
  /** Something can be seen: the first images, or the counts of labels. */
  v.object({ type: v.literal('shown') }),
  v.object({ type: v.literal('read') }),
  v.object({ type: v.literal('cancel') }),
  /** Asks for a close look at an image. */
  v.object({ type: v.literal('look'), index: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
]);
export type IdxToHost = v.InferOutput<typeof idxToHost>;

export const parseIdxToHost = messageParser(idxToHost);
