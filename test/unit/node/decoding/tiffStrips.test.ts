import { describe, expect, it } from 'vitest';
import { checkTiffStrips } from '../../../../src/node/decoding/tiffStrips';

const STRIPS = [273, 279] as const;
const TILES = [324, 325] as const;

/**
 * A TIFF whose directory comes first: two parts of 4 bytes each, after the arrays (of 4-byte numbers) that say where
 * they are.
 */
function tiff([offsets, lengths]: readonly [number, number], order: 'little' | 'big' = 'little'): Uint8Array {
  const bytes = new Uint8Array(62);
  const view = new DataView(bytes.buffer);
  const isLittle = order === 'little';
  bytes.set(Buffer.from(isLittle ? 'II' : 'MM'));
  view.setUint16(2, 42, isLittle);
  view.setUint32(4, 8, isLittle);
  view.setUint16(8, 2, isLittle);
  [offsets, lengths].forEach((tag, entry) => {
    const at = 10 + 12 * entry;
    view.setUint16(at, tag, isLittle);
    view.setUint16(at + 2, 4, isLittle);
    view.setUint32(at + 4, 2, isLittle);
    view.setUint32(at + 8, 38 + 8 * entry, isLittle);
  });
  [54, 58, 4, 4].forEach((value, index) => view.setUint32(38 + 4 * index, value, isLittle));
  return bytes;
}

describe('checkTiffStrips', () => {
  it.each([
    ['strips', 'little', tiff(STRIPS)],
    ['strips', 'big', tiff(STRIPS, 'big')],
    ['tiles', 'little', tiff(TILES)],
  ])('finds that %s are cut short by a byte, %s-endian', (_parts, _order, bytes) => {
    expect(() => checkTiffStrips(bytes)).not.toThrow();
    expect(() => checkTiffStrips(bytes.subarray(0, -1))).toThrow('pixels are missing');
  });

  it('finds that it is not even said where all strips are', () => {
    expect(() => checkTiffStrips(tiff(STRIPS).subarray(0, 45))).toThrow('values of the tag');
  });

  it.each([30, 4])('finds that only %i bytes are left, which are less than the directory', (length) => {
    expect(() => checkTiffStrips(tiff(STRIPS).subarray(0, length))).toThrow('the directory is missing');
  });
});
