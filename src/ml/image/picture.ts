/** A colour picture: `data` row-major, 4 bytes a pixel (red, green, blue, alpha, not premultiplied). */
export interface RgbaPicture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** Red, green and blue, 0..255. */
export type Colour = readonly [red: number, green: number, blue: number];

/** A picture of ink: `data` row-major, one value a pixel, 0 (paper) to 1 (full ink). */
export interface InkPicture {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** What is ink and what is paper: `data` row-major, 1 for ink, 0 for paper. */
export interface Mask {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A rectangle in pixels of the picture it was found in; `x`, `y` is its upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The side of a network's input, in pixels. */
export const FRAME_SIDE = 28;

/** Values in one frame: `FRAME_SIDE` squared, row-major, ink 0..1. */
export const FRAME_SIZE = FRAME_SIDE * FRAME_SIDE;
