import { describe, expect, it } from 'vitest';
import { checkTiffColours } from '../../../../src/node/decoding/tiffColours';
import { halves } from './pictures';
import { tiffOf, type ByteOrder } from './tiff';

/** A TIFF's header and a directory with one entry: the meaning of its samples. */
function tiff(meaning: number, order: ByteOrder = 'little'): Uint8Array {
  return tiffOf([{ tag: 262, type: 'SHORT', count: 1, value: meaning }], order, { size: 26 });
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
