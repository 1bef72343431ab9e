// A bundle of its own: a parser of fonts is as large as the rest of the command line, and few need it.
import { parse } from 'opentype.js';
import type { Glyph } from '../../ml/data/printedFont';

/** The ten digits of a font (TrueType or OpenType). @throws Error if the file is no such font */
export function fontDigits(file: Uint8Array): Glyph[] {
  const font = parse(Uint8Array.from(file).buffer);
  return Array.from('0123456789', (digit) => {
    const glyph = font.charToGlyph(digit);
    return { outline: glyph.getPath(0, 0, 1).commands, advance: glyph.advanceWidth / font.unitsPerEm };
  });
}
