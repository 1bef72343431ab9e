import type { IdxTensor } from '../ml/data/idx';
import type { ModelFiles } from '../ml/models/modelFiles';
import type { PictureReading, Prediction } from '../ml/reading';

/** A file: its bytes, or the path of one on the worker's own disk, which the worker then reads itself. */
export type FileContent = Uint8Array | string;

/**
 * What the reader worker is asked; every request carries an `id` that its answer repeats. The worker decodes, cleans
 * up and reads, so that the thread it serves never waits for either.
 */
export type ReaderRequest =
  | { readonly type: 'model'; readonly id: number; readonly files: ModelFiles }
  /** `preview`: the longest side of a small picture to send back, in pixels; 0 for none. */
  | { readonly type: 'image'; readonly id: number; readonly file: FileContent; readonly preview: number }
  | {
      readonly type: 'decode';
      readonly id: number;
      readonly file: FileContent;
      readonly longestSide: number;
    }
  /** `name` is what errors call the file. */
  | { readonly type: 'idx'; readonly id: number; readonly file: FileContent; readonly name: string }
  /** `images`: n x 784 bytes, frames already, 0 paper to 255 full ink. */
  | { readonly type: 'frames'; readonly id: number; readonly images: Uint8Array }
  /** `image`: one of them, of which everything is told. */
  | { readonly type: 'frame'; readonly id: number; readonly image: Uint8Array }
  /** What a file looks like, and what cleaning up makes of it, with the longest sides in pixels. */
  | {
      readonly type: 'inspect';
      readonly id: number;
      readonly file: FileContent;
      /** As `PictureReading.times`. */
      readonly times: number;
      readonly longestSide: number;
      readonly longestSideOfStep: number;
    };

/** Names of the steps of `cleanUpSteps`, in their order. */
export const CLEAN_UP_STEPS = ['grey', 'even', 'dark', 'clean'] as const;

/** A decoded picture, shrunk if it was larger than asked for: RGBA bytes, row-major. */
export interface DecodedPicture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** What one image file came to. */
export interface ImageReading {
  /** Size of the file's picture in pixels; the reading's boxes are in these. */
  readonly width: number;
  readonly height: number;
  readonly reading: PictureReading;
  readonly preview: DecodedPicture | null;
}

/** What n frames came to, in their order. */
export interface FrameReadings {
  /** The likeliest digits, 0..9. */
  readonly digits: Uint8Array;
  /** Places in `OUTCOMES`. */
  readonly outcomes: Uint8Array;
  /** 0..1. */
  readonly confidences: Float32Array;
}

/** An image file at large, and on its way to being read. */
export interface InspectedImage {
  /** Width of the file's picture, in pixels. */
  readonly width: number;
  readonly picture: DecodedPicture;
  /** In the order of `CLEAN_UP_STEPS`, dark ink on white paper. */
  readonly steps: readonly DecodedPicture[];
}

export type ReaderAnswer =
  | { readonly type: 'model'; readonly id: number }
  | { readonly type: 'image'; readonly id: number; readonly result: ImageReading }
  | { readonly type: 'decode'; readonly id: number; readonly picture: DecodedPicture }
  | { readonly type: 'idx'; readonly id: number; readonly tensor: IdxTensor }
  | { readonly type: 'frames'; readonly id: number; readonly readings: FrameReadings }
  | { readonly type: 'frame'; readonly id: number; readonly prediction: Prediction }
  | { readonly type: 'inspect'; readonly id: number; readonly image: InspectedImage }
  /** `message` is a sentence for the user; `detail` goes to the log. */
  | { readonly type: 'failed'; readonly id: number; readonly message: string; readonly detail: string };

/** An answer as the worker sends it, with the bytes of the largest picture or file of images that it has unpacked so far. */
export type ReaderMessage = ReaderAnswer & { readonly largest: number };
