// What is used of opentype.js, which comes without types; the tests make a font with it.
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

  /** An outline, y upwards, in units of the font. */
  export class Path {
    readonly commands: readonly PathCommand[];
    moveTo(x: number, y: number): void;
    lineTo(x: number, y: number): void;
    close(): void;
  }

  export class Glyph {
    constructor(options: { name: string; unicode?: number; advanceWidth: number; path: Path });
    /** Its place in a font that was read. */
    readonly index: number;
    /** In units of the font. */
    readonly advanceWidth: number;
    /** From a place on the baseline, y downwards, in pixels. */
    getPath(x: number, y: number, fontSize: number): { readonly commands: readonly PathCommand[] };
  }

  export class Font {
    constructor(options: {
      familyName: string;
      styleName: string;
      unitsPerEm: number;
      ascender: number;
      descender: number;
      glyphs: readonly Glyph[];
    });
    readonly unitsPerEm: number;
    charToGlyph(character: string): Glyph;
    toArrayBuffer(): ArrayBuffer;
  }

  /** Throws an `Error` if it is no font. */
  export function parse(buffer: ArrayBuffer): Font;
}
