import { describe, expect, it } from 'vitest';
import { checkTiffColours } from '../../../../src/node/decoding/tiffColours';
import { halves } from './pictures';
import { tiffOf, type ByteOrder } from './tiff';

const COMPRESSION = 259;
const SAMPLE_FORMAT = 339;

/** A TIFF's header and a directory with one entry, by default the meaning of its samples. */
function tiff(value: number, order: ByteOrder = 'little', tag = 262): Uint8Array {
  return tiffOf([{ tag, type: 'SHORT', count: 1, value }], order, { size: 26 });
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
      expect(() => checkTiffColours(tiff(compression, 'big', COMPRESSION))).not.toThrow();
    },
  );

  it.each([
    [2, 'numbers with a sign'],
    [3, 'floating-point numbers'],
    [6, 'complex numbers'],
  ])('refuses samples of format %i, which are no shades', (format, name) => {
    expect(() => checkTiffColours(tiff(format, 'little', SAMPLE_FORMAT))).toThrow(
      `its pixels are ${name}. Save it with 8 bits a channel, or as a PNG.`,
    );
    expect(() => checkTiffColours(tiff(1, 'little', SAMPLE_FORMAT))).not.toThrow();
  });

  it('lets the colours of screens and shades of grey pass', async () => {
    expect(() => checkTiffColours(tiff(1))).not.toThrow();
    const bytes = await halves('image/tiff');
    expect(() => checkTiffColours(bytes)).not.toThrow();
  });

  it('leaves bytes whose directory lies beyond their end to the decoder', () => {
    expect(() => checkTiffColours(Buffer.from('49492a00ff000000', 'hex'))).not.toThrow();
    expect(() => checkTiffColours(tiff(5).subarray(0, 20))).not.toThrow();
  });
});
