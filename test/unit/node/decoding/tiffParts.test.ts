import { describe, expect, it } from 'vitest';
import { firstDirectory } from '../../../../src/node/decoding/tiffDirectory';
import { partsOf, type TiffPart } from '../../../../src/node/decoding/tiffParts';
import { tiffOf } from './tiff';

const STRIP_OFFSETS = 273;
const STRIP_LENGTHS = 279;
const TILE_WIDTH = 322;
const TILE_OFFSETS = 324;
const TILE_LENGTHS = 325;

function partsWith(values: Readonly<Record<number, number>>): TiffPart[] {
  const entries = Object.entries(values).map(([tag, value]) => {
    return { tag: Number(tag), type: 'LONG', count: 1, value } as const;
  });
  return partsOf(firstDirectory(tiffOf(entries, 'little', { size: 14 + 12 * entries.length }))!);
}

describe('partsOf', () => {
  const strip = { [STRIP_OFFSETS]: 1, [STRIP_LENGTHS]: 2 };
  const tile = { [TILE_OFFSETS]: 3, [TILE_LENGTHS]: 4 };

  it('takes tiles where it is said how wide one is, else strips', () => {
    expect(partsWith({ ...strip, ...tile })).toEqual([{ offset: 1, length: 2 }]);
    expect(partsWith({ ...strip, ...tile, [TILE_WIDTH]: 16 })).toEqual([{ offset: 3, length: 4 }]);
  });

  it("takes a tile's offset or length where that of a strip is missing", () => {
    expect(partsWith(tile)).toEqual([{ offset: 3, length: 4 }]);
    expect(partsWith({ [STRIP_OFFSETS]: 1, ...tile })).toEqual([{ offset: 1, length: 4 }]);
    expect(partsWith({ [STRIP_LENGTHS]: 2, ...tile })).toEqual([{ offset: 3, length: 2 }]);
  });

  it('takes a length that is missing for none', () => {
    expect(partsWith({ [STRIP_OFFSETS]: 1 })).toEqual([{ offset: 1, length: 0 }]);
  });
});
