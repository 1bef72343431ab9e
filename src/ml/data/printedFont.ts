import type { OutlineStep } from '../image/outline';

/** The ten digits of a font. */
export interface PrintedFont {
  readonly name: string;
  /** By digit. */
  readonly glyphs: readonly Glyph[];
}

export interface Glyph {
  /** In units of the font's size: the baseline at 0, y downwards. */
  readonly outline: readonly OutlineStep[];
  /** From here to where the next glyph begins, in the same unit. */
  readonly advance: number;
}
