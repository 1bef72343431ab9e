import type { OutlineStep } from '../image/outline';

/** What is used of a font. */
export interface PrintedFont {
  readonly name: string;
  /** The ten of them. */
  readonly digits: readonly FontGlyph[];
  /** Those of `TELLABLE_LETTERS` that it has. */
  readonly letters: readonly FontGlyph[];
}

export interface FontGlyph {
  /** In units of the font's size: the baseline at 0, y downwards. */
  readonly outline: readonly OutlineStep[];
  /** From here to where the next glyph begins, in the same unit. */
  readonly advance: number;
}

/** The alphabet without the letters whose ink may be a digit's, in either case: B, G small, I, L small, O, Q small, S, Z. */
export const TELLABLE_LETTERS = 'ACDEFGHJKLMNPQRTUVWXYacdefhjkmnprtuvwxy';
