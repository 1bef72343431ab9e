import { describe, expect, it } from 'vitest';
import { checkPngRows } from '../../../../src/node/decoding/pngRows';
import { pngOf, type PngFormat } from '../../../png';

/** Colour types by their numbers. */
const [GREY, PALETTE, COLOUR_AND_ALPHA] = [0, 3, 6];

const FORMATS: readonly (readonly [string, PngFormat, number])[] = [
  ['rows of grey bytes', { width: 3, height: 2, depth: 8, colours: GREY }, 2 * 4],
  ['rows of a palette in bits', { width: 10, height: 2, depth: 1, colours: PALETTE }, 2 * 3],
  ['rows of 16 bits a sample', { width: 3, height: 1, depth: 16, colours: COLOUR_AND_ALPHA }, 1 + 24],
  [
    'passes of grey bytes',
    { width: 3, height: 3, depth: 8, colours: GREY, interlaced: true },
    2 + 2 + 3 + 2 * 2 + 4,
  ],
  [
    'passes of a palette in bits',
    { width: 10, height: 1, depth: 1, colours: PALETTE, interlaced: true },
    4 * 2,
  ],
  [
    'passes of 16 bits a sample',
    { width: 8, height: 8, depth: 16, colours: COLOUR_AND_ALPHA, interlaced: true },
    64 * 8 + 15,
  ],
];

describe('checkPngRows', () => {
  it.each(FORMATS)('wants all %s, and nothing more', (_rows, format, length) => {
    expect(() => checkPngRows(pngOf(format, Buffer.alloc(length)))).not.toThrow();
    expect(() => checkPngRows(pngOf(format, Buffer.alloc(length - 1)))).toThrow('rows are missing');
    const longer = pngOf(format, Buffer.alloc(length + 1));
    expect(() => checkPngRows(longer)).toThrow(expect.objectContaining({ code: 'ERR_BUFFER_TOO_LARGE' }));
  });

  it('refuses colours that there are not, whose rows could be of any length', () => {
    const rows = Buffer.alloc(8);
    expect(() => checkPngRows(pngOf({ width: 1, height: 1, depth: 200, colours: GREY }, rows))).toThrow(
      'no colours of type 0 in 200 bits',
    );
    expect(() => checkPngRows(pngOf({ width: 1, height: 1, depth: 8, colours: 5 }, rows))).toThrow(
      'no colours of type 5 in 8 bits',
    );
  });

  it('finds that the file ends in the middle of the data', () => {
    const png = pngOf({ width: 3, height: 2, depth: 8, colours: GREY }, Buffer.alloc(8));
    expect(() => checkPngRows(png.subarray(0, 45))).toThrow('unexpected end of file');
    expect(() => checkPngRows(png.subarray(0, 20))).toThrow(RangeError);
  });
});
