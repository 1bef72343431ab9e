// What is used of omggif, which comes without types; the tests write GIFs with it.
declare module 'omggif' {
  /** A frame; `x`, `y` is its upper left corner on the screen, in pixels. */
  interface Frame {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    /** Where its data begin in the file. */
    readonly data_offset: number;
  }

  export class GifReader {
    /** Finds all frames, and decodes none. @throws Error if the file ends in the middle of one, or is no GIF */
    constructor(bytes: Uint8Array);
    readonly width: number;
    readonly height: number;
    /** @throws Error if there is no such frame */
    frameInfo(frame: number): Frame;
    /** Writes a frame's pixels, 4 bytes each, into those of the screen. */
    decodeAndBlitFrameRGBA(frame: number, pixels: Uint8Array): void;
  }

  export class GifWriter {
    /** @param palette colours as 0xrrggbb, a power of two of them */
    constructor(bytes: Uint8Array, width: number, height: number, options: { readonly palette: number[] });
    addFrame(x: number, y: number, width: number, height: number, indices: Uint8Array): void;
    /** @returns how many bytes were written */
    end(): number;
  }
}
