import { describe, expect, it } from 'vitest';
import { checkTiffColours } from '../../../../src/node/decoding/tiffColours';
import { halves } from './pictures';
import { pageOf, tiffOf, type ByteOrder, type TiffValues } from './tiff';

const BITS_PER_SAMPLE = 258;
const COMPRESSION = 259;
const MEANING = 262;
const SAMPLES_PER_PIXEL = 277;
const ROWS_PER_STRIP = 278;
const ROWS_PER_TILE = 323;
const PLANAR_CONFIGURATION = 284;
const SAMPLE_FORMAT = 339;
const SUBSAMPLING = 530;

const [WHITE_IS_ZERO, BLACK_IS_ZERO, RGB, PALETTE, YCBCR] = [0, 1, 2, 3, 6];

/** A TIFF's header and a directory with one entry, by default the meaning of its samples. */
function tiff(value: number, order: ByteOrder = 'little', tag = MEANING): Uint8Array {
  return tiffOf([{ tag, type: 'SHORT', count: 1, value }], order, { size: 26 });
}

/** One whose pixels have this number of channels, each of this many bits. */
function tiffOfPixels(meaning: number, channels: number, bits: number, others: TiffValues = {}): Uint8Array {
  const values = { [BITS_PER_SAMPLE]: bits, [MEANING]: meaning, [SAMPLES_PER_PIXEL]: channels, ...others };
  return pageOf(values, [new Uint8Array()]);
}

describe('checkTiffColours', () => {
  it.each(['little', 'big'] as const)('says that CMYK cannot be read and what to do, %s-endian', (order) => {
    expect(() => checkTiffColours(tiff(5, order))).toThrow(
      'This kind of TIFF cannot be read: it is in the colours of print (CMYK). ' +
        'Save it in RGB or in shades of grey, or as a PNG.',
    );
  });

  it('names other colours that the decoder does not know', () => {
    expect(() => checkTiffColours(tiff(8))).toThrow(/CIE L\*a\*b\*/);
  });

  it.each([
    [50000, 'ZSTD'],
    [34925, 'LZMA'],
    [12345, 'method 12345'],
  ])('refuses compression %i, of which the decoder makes a blank picture', (compression, name) => {
    expect(() => checkTiffColours(tiff(compression, 'little', COMPRESSION))).toThrow(
      `it is compressed with ${name}. Save it uncompressed or with LZW, or as a PNG.`,
    );
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 32946, 32773])(
    'lets compression %i pass, which is unpacked',
    (compression) => {
      expect(() => checkTiffColours(tiffOfPixels(RGB, 3, 8, { [COMPRESSION]: compression }))).not.toThrow();
    },
  );

  it.each([6, 7])('refuses shades of grey in JPEG %i, which come out as noise', (compression) => {
    const bytes = tiffOfPixels(BLACK_IS_ZERO, 1, 8, { [COMPRESSION]: compression });
    expect(() => checkTiffColours(bytes)).toThrow(
      'it is shades of grey compressed with JPEG. Save it uncompressed or with LZW, or as a PNG.',
    );
  });

  it.each([
    [2, 'numbers with a sign'],
    [3, 'floating-point numbers'],
    [6, 'complex numbers'],
  ])('refuses samples of format %i, which are no shades', (format, name) => {
    expect(() => checkTiffColours(tiff(format, 'little', SAMPLE_FORMAT))).toThrow(
      `its pixels are ${name}. Save it with 8 bits per channel, or as a PNG.`,
    );
    expect(() => checkTiffColours(tiff(1, 'little', SAMPLE_FORMAT))).not.toThrow();
  });

  it('lets the colours of screens and shades of grey pass', async () => {
    expect(() => checkTiffColours(tiff(1))).not.toThrow();
    const bytes = await halves('image/tiff');
    expect(() => checkTiffColours(bytes)).not.toThrow();
  });

  it.each([
    ['white is zero', WHITE_IS_ZERO, [1, 4, 8, 16]],
    ['black is zero', BLACK_IS_ZERO, [1, 2, 8, 16]],
    ['a palette', PALETTE, [1, 2, 4, 8]],
  ])('takes only the depths that are drawn where %s', (_meaning, meaning, drawn) => {
    const taken = [1, 2, 4, 6, 8, 10, 12, 14, 16, 24, 32].filter((bits) => {
      try {
        checkTiffColours(tiffOfPixels(meaning, 1, bits));
        return true;
      } catch {
        return false;
      }
    });
    expect(taken).toEqual(drawn);
  });

  it.each([
    [BLACK_IS_ZERO, 1, 4, '4 bits'],
    [WHITE_IS_ZERO, 2, 8, '2 x 8 bits'],
    [BLACK_IS_ZERO, 2, 16, '2 x 16 bits'],
    [PALETTE, 2, 4, '2 x 4 bits'],
    [RGB, 2, 8, '2 x 8 bits'],
    [RGB, 5, 16, '5 x 16 bits'],
    [RGB, 3, 4, '3 x 4 bits'],
  ])('refuses meaning %i in %i channels of %i bits', (meaning, channels, bits, pixel) => {
    expect(() => checkTiffColours(tiffOfPixels(meaning, channels, bits))).toThrow(
      `its pixels have ${pixel}. Save it in RGB with 8 bits per channel, or as a PNG.`,
    );
  });

  it.each([
    [BLACK_IS_ZERO, 2, 8],
    [PALETTE, 2, 8],
    [RGB, 3, 8],
    [RGB, 5, 8],
    [RGB, 4, 16],
  ])('lets meaning %i in %i channels of %i bits pass', (meaning, channels, bits) => {
    expect(() => checkTiffColours(tiffOfPixels(meaning, channels, bits))).not.toThrow();
  });

  it('refuses channels that lie one behind the other, of which a single one may', () => {
    expect(() => checkTiffColours(tiffOfPixels(RGB, 3, 8, { [PLANAR_CONFIGURATION]: 2 }))).toThrow(
      'its channels are stored one after another. Save it with interleaved channels, or as a PNG.',
    );
    const single = tiffOfPixels(BLACK_IS_ZERO, 1, 8, { [PLANAR_CONFIGURATION]: 2 });
    expect(() => checkTiffColours(single)).not.toThrow();
  });

  it.each([
    [1, 1, ROWS_PER_STRIP],
    [2, 2, ROWS_PER_STRIP],
    [2, 1, ROWS_PER_TILE],
  ])('refuses YCbCr whose colour is shared by %i x %i pixels, rows as tag %i says', (across, down, rows) => {
    expect(() =>
      checkTiffColours(tiffOfPixels(YCBCR, 3, 8, { [SUBSAMPLING]: [across, down], [rows]: 16 })),
    ).toThrow(/of video \(YCbCr\)\. Save it in RGB/);
  });

  it('lets YCbCr pass whose colour is shared by two pixels of a row, and JPEG', () => {
    const halved = tiffOfPixels(YCBCR, 3, 8, { [SUBSAMPLING]: [2, 1], [ROWS_PER_STRIP]: 16 });
    expect(() => checkTiffColours(halved)).not.toThrow();
    expect(() => checkTiffColours(tiffOfPixels(YCBCR, 3, 8, { [COMPRESSION]: 7 }))).not.toThrow();
  });

  it.each([
    [32803, "the colours of a camera's sensor"],
    [4, 'colours of kind 4'],
  ])('refuses meaning %i, which comes out blank', (meaning, colours) => {
    expect(() => checkTiffColours(tiffOfPixels(meaning, 1, 8))).toThrow(
      `it is in ${colours}. Save it in RGB`,
    );
  });

  it('leaves bytes whose directory lies beyond their end to the decoder', () => {
    expect(() => checkTiffColours(Buffer.from('49492a00ff000000', 'hex'))).not.toThrow();
    expect(() => checkTiffColours(tiff(5).subarray(0, 20))).not.toThrow();
  });
});
