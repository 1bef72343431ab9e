// What is used of opentype.js, which comes without types.
declare module 'opentype.js' {
  type PathCommand =
    | { readonly type: 'M' | 'L'; readonly x: number; readonly y: number }
    | { readonly type: 'Q'; readonly x1: number; readonly y1: number; readonly x: number; readonly y: number }
    | {
        readonly type: 'C';
        readonly x1: number;
        readonly y1: number;
        readonly x2: number;
        readonly y2: number;
        readonly x: number;
        readonly y: number;
      }
    | { readonly type: 'Z' };

  interface Glyph {
    /** In units of the font. */
    readonly advanceWidth: number;
    /** From a place on the baseline, y downwards, in pixels. */
    getPath(x: number, y: number, fontSize: number): { readonly commands: readonly PathCommand[] };
  }

  interface Font {
    readonly unitsPerEm: number;
    charToGlyph(character: string): Glyph;
  }

  /** Throws an `Error` if it is no font. */
  export function parse(buffer: ArrayBuffer): Font;
}
