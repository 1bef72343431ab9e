import { Font, Glyph, Path } from 'opentype.js';
import { describe, expect, it } from 'vitest';
import { fillPolygons, polygonsOf } from '../../../../src/ml/image/outline';
import { fontDigits } from '../../../../src/node/fonts/fontDigits';

/** A font of 1000 units whose digits are bars, 100 units wide and 100 higher for each digit. */
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
  const nothing = new Glyph({ name: '.notdef', advanceWidth: 600, path: new Path() });
  const font = new Font({
    familyName: 'Bars',
    styleName: 'Regular',
    unitsPerEm: 1000,
    ascender: 1000,
    descender: -200,
    glyphs: [nothing, ...glyphs],
  });
  return new Uint8Array(font.toArrayBuffer());
}

describe('fontDigits', () => {
  it('gives the digits in units of the size, upwards from the baseline being negative', () => {
    const digits = fontDigits(fileOfBars());
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

  it('throws at what is no font', () => {
    expect(() => fontDigits(new Uint8Array(100))).toThrow();
  });
});
