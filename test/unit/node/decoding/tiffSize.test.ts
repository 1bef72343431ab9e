import { describe, expect, it } from 'vitest';
import { firstDirectory } from '../../../../src/node/decoding/tiffDirectory';
import { tiffSize, type TiffSize } from '../../../../src/node/decoding/tiffSize';
import { isUserError } from '../../../../src/ml/userError';
import { pageOf, type TiffValues } from './tiff';

const IMAGE_WIDTH = 256;
const IMAGE_LENGTH = 257;
const BITS_PER_SAMPLE = 258;
const SAMPLES_PER_PIXEL = 277;
const ROWS_PER_STRIP = 278;
const TILE_WIDTH = 322;
const TILE_LENGTH = 323;

/** Of a page that is 10 x 6 pixels of 8 bits unless its values say otherwise. */
function sizeOf(values: TiffValues): TiffSize {
  const complete = { [IMAGE_WIDTH]: 10, [IMAGE_LENGTH]: 6, [BITS_PER_SAMPLE]: 8, ...values };
  return tiffSize(firstDirectory(pageOf(complete, [new Uint8Array()]))!);
}

describe('tiffSize', () => {
  it.each([
    ['one strip', {}, { page: 60, part: 60, isTiled: false }],
    ['strips', { [ROWS_PER_STRIP]: 4 }, { page: 60, part: 40, isTiled: false }],
    ['a strip without end', { [ROWS_PER_STRIP]: 2 ** 32 - 1 }, { page: 60, part: 60, isTiled: false }],
    ['rows of bits', { [BITS_PER_SAMPLE]: 1 }, { page: 12, part: 12, isTiled: false }],
    ['channels', { [BITS_PER_SAMPLE]: 16, [SAMPLES_PER_PIXEL]: 3 }, { page: 360, part: 360, isTiled: false }],
    ['tiles', { [TILE_WIDTH]: 256, [TILE_LENGTH]: 16 }, { page: 60, part: 4096, isTiled: true }],
  ])('counts the bytes of %s', (_what, values, size) => {
    expect(sizeOf(values)).toMatchObject(size);
  });

  it('lets tiles reach over the edge of a small page, but not by much more than 4096 x 4096 pixels', () => {
    expect(() => sizeOf({ [TILE_WIDTH]: 4096, [TILE_LENGTH]: 4096, [SAMPLES_PER_PIXEL]: 4 })).not.toThrow();
    expect(() => sizeOf({ [TILE_WIDTH]: 4096, [TILE_LENGTH]: 4112, [SAMPLES_PER_PIXEL]: 4 })).toThrow(
      'its tiles are far larger than the page',
    );
  });

  it.each([
    ['a page', { [IMAGE_WIDTH]: 0 }],
    ['strips', { [ROWS_PER_STRIP]: 0 }],
    ['tiles', { [TILE_WIDTH]: 0, [TILE_LENGTH]: 16 }],
    ['tiles', { [TILE_WIDTH]: 16 }],
  ])('refuses %s without pixels', (_what, values) => {
    expect(() => sizeOf(values)).toThrow('no pixels');
  });

  it.each([
    ['pixels', { [IMAGE_WIDTH]: 8001, [IMAGE_LENGTH]: 8000 }, '8001 x 8000 pixels of 8 bits'],
    [
      'channels',
      { [IMAGE_WIDTH]: 8000, [IMAGE_LENGTH]: 8000, [SAMPLES_PER_PIXEL]: 9 },
      '8000 x 8000 pixels of 72 bits',
    ],
  ])('says that a page has too many %s', (_what, values, size) => {
    expect(() => sizeOf(values)).toThrow(
      `The image is too large: it has ${size}, and the limit is 64 megapixels`,
    );
    expect(() => sizeOf(values)).toThrow(expect.toSatisfy(isUserError));
    expect(() => sizeOf({ ...values, [IMAGE_WIDTH]: 7000 })).not.toThrow();
  });
});
