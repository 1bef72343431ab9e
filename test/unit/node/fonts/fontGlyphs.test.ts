import { Font, Glyph, Path } from 'opentype.js';
import { describe, expect, it } from 'vitest';
import { fillPolygons, polygonsOf } from '../../../../src/ml/image/outline';
import { fontGlyphs } from '../../../../src/node/fonts/fontGlyphs';

/** A font of 1000 units whose digits are bars, 100 units wide and 100 higher for each digit; it has an A and a B. */
function fileOfBars(): Uint8Array {
  const glyphs = Array.from('0123456789', (digit) => {
    const path = new Path();
    const top = 100 * (Number(digit) + 1);
    path.moveTo(50, 0);
    path.lineTo(50, top);
    path.lineTo(150, top);
    path.lineTo(150, 0);
    path.close();
    return new Glyph({ name: `digit${digit}`, unicode: digit.charCodeAt(0), advanceWidth: 600, path });
  });
  const letter = new Path();
  letter.moveTo(0, 0);
  letter.lineTo(500, 0);
  letter.lineTo(500, 500);
  letter.close();
  const letters = Array.from('AB', (name) => {
    return new Glyph({ name, unicode: name.charCodeAt(0), advanceWidth: 700, path: letter });
  });
  const nothing = new Glyph({ name: '.notdef', advanceWidth: 600, path: new Path() });
  const font = new Font({
    familyName: 'Bars',
    styleName: 'Regular',
    unitsPerEm: 1000,
    ascender: 1000,
    descender: -200,
    glyphs: [nothing, ...glyphs, ...letters],
  });
  return new Uint8Array(font.toArrayBuffer());
}

describe('fontGlyphs', () => {
  it('gives the digits in units of the size, upwards from the baseline being negative', () => {
    const { digits } = fontGlyphs(fileOfBars());
    expect(digits).toHaveLength(10);
    digits.forEach(({ outline, advance }, digit) => {
      expect(advance).toBeCloseTo(0.6, 5);
      const points = polygonsOf(outline).flat();
      expect(Math.min(...points.map(({ y }) => y))).toBeCloseTo(-(digit + 1) / 10, 5);
      expect(Math.max(...points.map(({ y }) => y))).toBeCloseTo(0, 5);
      const moved = polygonsOf(outline).map((polygon) =>
        polygon.map(({ x, y }) => ({ x: 40 * x, y: 40 + 40 * y })),
      );
      const area = fillPolygons(moved, 40, 40).data.reduce((sum, value) => sum + value, 0);
      expect(area).toBeCloseTo(4 * 4 * (digit + 1), 2);
    });
  });

  it('gives the letters that the font has and that cannot be taken for a digit', () => {
    const { letters } = fontGlyphs(fileOfBars());
    expect(letters).toHaveLength(1);
    expect(letters[0]!.advance).toBeCloseTo(0.7, 5);
    expect(polygonsOf(letters[0]!.outline).flat()).toContainEqual({ x: 0.5, y: -0.5 });
  });

  it('throws at what is no font', () => {
    expect(() => fontGlyphs(new Uint8Array(100))).toThrow();
  });
});
