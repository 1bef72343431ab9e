import { describe, expect, it } from 'vitest';
import { firstPage } from '../../../../src/node/decoding/tiffPages';

/** A directory of one entry at byte 8, whose next page is at byte 99. */
const LITTLE_ENDIAN = Buffer.from('49492a0008000000' + '0100' + '00'.repeat(12) + '63000000', 'hex');
const BIG_ENDIAN = Buffer.from('4d4d002a00000008' + '0001' + '00'.repeat(12) + '00000063', 'hex');

describe('firstPage', () => {
  it.each([
    ['little', LITTLE_ENDIAN],
    ['big', BIG_ENDIAN],
  ])('cuts the other pages off, %s-endian, and leaves the bytes it was given alone', (_, bytes) => {
    const before = Buffer.from(bytes);
    const cut = firstPage(bytes);
    expect([...cut.subarray(22)]).toEqual([0, 0, 0, 0]);
    expect([...cut.subarray(0, 22)]).toEqual([...bytes.subarray(0, 22)]);
    expect(bytes).toEqual(before);
  });

  it('gives back bytes whose directory lies beyond their end', () => {
    const bytes = Buffer.from('49492a00ff000000', 'hex');
    expect([...firstPage(bytes)]).toEqual([...bytes]);
  });
});
