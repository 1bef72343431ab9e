import type { Reading } from '../../ml/reading';

/** What one image came to, in the words of `digit classify --json`. */
export interface ClassifiedImage {
  /** The path of a file on disk, the URI of another, or the name of what is no file. */
  readonly file: string;
  /** The digits that the file's name or its folder's says it shows. */
  readonly label?: string;
  readonly reading: string | null;
  /** Why what was seen is not taken for a digit, if it is not. */
  readonly refused?: Reading['outcome'];
  /** 0..1 */
  readonly confidence: number;
  readonly digits: readonly {
    readonly digit: number;
    readonly confidence: number;
    readonly probabilities: readonly number[];
    /** x, y, width, height in pixels of the image. */
    readonly box: readonly [number, number, number, number];
  }[];
  /** Why the image could not be read, if it could not. */
  readonly error?: string;
}
