// A bundle of its own: a parser of fonts is as large as the rest of the command line, and few need it.
import { parse, type Glyph as ParsedGlyph } from 'opentype.js';
import { TELLABLE_LETTERS, type FontGlyph, type PrintedFont } from '../../ml/data/printedFont';

/** The index of the glyph that stands for all that a font lacks. */
const MISSING = 0;

/** The digits and letters of a font (TrueType or OpenType). @throws Error if the file is no such font */
export function fontGlyphs(file: Uint8Array): Pick<PrintedFont, 'digits' | 'letters'> {
  const font = parse(Uint8Array.from(file).buffer);
  const glyphOf = (glyph: ParsedGlyph): FontGlyph => ({
    outline: glyph.getPath(0, 0, 1).commands,
    advance: glyph.advanceWidth / font.unitsPerEm,
  });
  const letters = Array.from(TELLABLE_LETTERS, (letter) => font.charToGlyph(letter));
  return {
    digits: Array.from('0123456789', (digit) => glyphOf(font.charToGlyph(digit))),
    letters: letters.filter(({ index }) => index !== MISSING).map(glyphOf),
  };
}
