import { describe, expect, it } from 'vitest';
import { checkTiffStrips } from '../../../../src/node/decoding/tiffStrips';
import { tiffOf, type ByteOrder } from './tiff';

const STRIPS = [273, 279] as const;
const TILES = [324, 325] as const;

/**
 * A TIFF whose directory comes first: two parts of 4 bytes each, after the arrays (of 4-byte numbers) that say where
 * they are.
 */
function tiff([offsets, lengths]: readonly [number, number], order: ByteOrder = 'little'): Uint8Array {
  return tiffOf(
    [
      { tag: offsets, type: 'LONG', count: 2, value: 38 },
      { tag: lengths, type: 'LONG', count: 2, value: 46 },
    ],
    order,
    { numbers: [54, 58, 4, 4], size: 62 },
  );
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
