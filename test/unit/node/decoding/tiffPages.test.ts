import { describe, expect, it } from 'vitest';
import { firstDirectory, valuesOf } from '../../../../src/node/decoding/tiffDirectory';
import { firstPage } from '../../../../src/node/decoding/tiffPages';
import { pageOf, tiffOf } from './tiff';

const IMAGE_WIDTH = 256;
const COLOR_MAP = 320;
/** Of directories that lead on to others: SubIFDs, and where a camera keeps its EXIF data and its notes. */
const LEADING_ON = [330, 34665, 37500];

/** A directory of one entry, 7 pixels across, at byte 8, whose next page is at byte 99. */
const LITTLE_ENDIAN = Buffer.from(
  '49492a0008000000' + '0100' + '0001' + '0300' + '01000000' + '07000000' + '63000000',
  'hex',
);
const BIG_ENDIAN = Buffer.from(
  '4d4d002a00000008' + '0001' + '0100' + '0003' + '00000001' + '00070000' + '00000063',
  'hex',
);

function tagsOf(bytes: Uint8Array): number[] {
  const { view, littleEndian, start, end } = firstDirectory(bytes)!;
  return Array.from({ length: (end - start) / 12 }, (_, entry) =>
    view.getUint16(start + 12 * entry, littleEndian),
  );
}

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

  it('cuts the other pages off where the file ends within their offset', () => {
    expect([...firstPage(LITTLE_ENDIAN.subarray(0, 23)).subarray(22)]).toEqual([0]);
  });

  it.each(['little', 'big'] as const)(
    'keeps what the page is drawn by, %s-endian, and nothing else',
    (order) => {
      const others = Object.fromEntries(LEADING_ON.map((tag) => [tag, 8]));
      const page = firstPage(
        pageOf({ [IMAGE_WIDTH]: 7, 282: 72, [COLOR_MAP]: [1, 2, 3], ...others }, [new Uint8Array()], order),
      );
      expect(tagsOf(page)).toEqual([IMAGE_WIDTH, 273, 279, COLOR_MAP]);
      const directory = firstDirectory(page)!;
      expect([valuesOf(directory, IMAGE_WIDTH), valuesOf(directory, COLOR_MAP)]).toEqual([[7], [1, 2, 3]]);
      expect(directory.view.getUint32(directory.end)).toBe(0);
    },
  );

  it('keeps the first of two entries with a tag, as everybody here looks at that', () => {
    const entry = { tag: IMAGE_WIDTH, type: 'SHORT', count: 1 } as const;
    const page = firstPage(
      tiffOf(
        [
          { ...entry, value: 7 },
          { ...entry, value: 8 },
        ],
        'little',
        { size: 38 },
      ),
    );
    expect(tagsOf(page)).toEqual([IMAGE_WIDTH]);
    expect(valuesOf(firstDirectory(page)!, IMAGE_WIDTH)).toEqual([7]);
  });

  it('drops an entry without values, of which the decoder would take the first', () => {
    expect(tagsOf(firstPage(pageOf({ [IMAGE_WIDTH]: [] }, [new Uint8Array()])))).toEqual([273, 279]);
  });

  it('refuses values that lie beyond the end', () => {
    const entry = { tag: COLOR_MAP, type: 'SHORT', value: 8 } as const;
    expect(() => firstPage(tiffOf([{ ...entry, count: 9 }], 'little', { size: 26 }))).not.toThrow();
    expect(() => firstPage(tiffOf([{ ...entry, count: 10 }], 'little', { size: 26 }))).toThrow(
      'the values of the tag 320 are missing',
    );
  });

  it('refuses more values than any page has, which the decoder would read one by one', () => {
    const [most, size] = [2 ** 18, 2 ** 19];
    const entry = { tag: 259, type: 'SHORT', value: 0 } as const;
    expect(() => firstPage(tiffOf([{ ...entry, count: most }], 'little', { size }))).not.toThrow();
    expect(() => firstPage(tiffOf([{ ...entry, count: most + 1 }], 'little', { size: size + 2 }))).toThrow(
      'the tag 259 has 262145 values',
    );
  });

  it('refuses more values than a file of that size can hold', () => {
    const entries = [273, 279, COLOR_MAP].map(
      (tag) => ({ tag, type: 'SHORT', count: 10, value: 8 }) as const,
    );
    expect(() => firstPage(tiffOf(entries.slice(1), 'little', { size: 50 }))).not.toThrow();
    expect(() => firstPage(tiffOf(entries, 'little', { size: 50 }))).toThrow(
      'more values than the file can hold',
    );
  });

  it('gives back bytes whose directory lies beyond their end', () => {
    const bytes = Buffer.from('49492a00ff000000', 'hex');
    expect([...firstPage(bytes)]).toEqual([...bytes]);
  });
});
