import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { HALVES, halves } from '../pictures';
import { pageOf, type ByteOrder } from '../tiff';
import { colourAt, decodeImage, sentence } from './bundledDecoder';

/** A TIFF of 16 x 2 pixels: the bits of its left half are 0, those of its right half 1. */
function tiffOfHalves(meaning: number, channels: number, bits: number, order?: ByteOrder): Uint8Array {
  const half = channels * bits;
  const row = Uint8Array.from({ length: 2 * half }, (_, at) => (at < half ? 0 : 255));
  const colours = 2 ** bits;
  const map = Array.from({ length: 3 * colours }, (_, at) => (at % colours === 0 ? 0 : 65_535));
  const values = { 256: 16, 257: 2, 258: bits, 259: 1, 262: meaning, 277: channels, 278: 1 };
  return pageOf(meaning === 3 ? { ...values, 320: map } : values, [row, row], order);
}

describe('decodeImage', () => {
  it('says that a TIFF in the colours of print cannot be read, not that it is damaged', async () => {
    const bytes = await halves('image/tiff');
    // The entry that says what samples mean: RGB. Its last byte is then CMYK's.
    const entry = Buffer.from('01060003000000010002', 'hex');
    bytes[bytes.indexOf(entry) + entry.length - 1] = 5;
    expect(await sentence(bytes)).toMatch(/^This kind of TIFF cannot be read: .*CMYK.* Save it in RGB/);
  });

  it.each([
    ['whose white is zero', 0, 1, [1, 4, 8, 16]],
    ['whose black is zero', 1, 1, [1, 2, 8, 16]],
    ['whose black is zero, with alpha', 1, 2, [8]],
    ['in RGB', 2, 3, [8, 16]],
    ['in RGB with alpha', 2, 4, [8, 16]],
    ['in RGB with alpha and more', 2, 5, [8]],
    ['with a palette', 3, 1, [1, 2, 4, 8]],
    ['with a palette and alpha', 3, 2, [8]],
  ])('decodes a TIFF %s', async (_kind, meaning, channels, depths) => {
    for (const order of ['little', 'big'] as const) {
      for (const bits of depths) {
        const picture = await decodeImage(tiffOfHalves(meaning, channels, bits, order));
        const [left, right] = meaning === 0 ? [255, 0] : [0, 255];
        expect([colourAt(picture, 7, 1), colourAt(picture, 8, 1)]).toEqual([
          [left, left, left, expect.any(Number)],
          [right, right, right, 255],
        ]);
      }
    }
  });

  it('decodes a TIFF of tiles that reach over its edges, in Deflate', async () => {
    const tiles = [0, 100, 200].map((grey) => deflateSync(Buffer.alloc(16 * 16, grey)));
    const values = { 256: 40, 257: 9, 258: 8, 259: 8, 262: 1, 322: 16, 323: 16 };
    const picture = await decodeImage(pageOf(values, tiles));
    expect([15, 16, 31, 32, 39].map((x) => colourAt(picture, x, 8)[0])).toEqual([0, 100, 100, 200, 200]);
  });

  it('decodes a TIFF in JPEG', async () => {
    const values = { 256: HALVES.width, 257: HALVES.height, 258: 8, 259: 7, 262: 6, 277: 3 };
    const picture = await decodeImage(pageOf(values, [await halves('image/jpeg')]));
    const [left, right] = [colourAt(picture, 1, 4), colourAt(picture, 10, 4)];
    expect(Math.min(left[0]! - left[2]!, right[2]! - right[0]!)).toBeGreaterThan(200);
  });

  it.each([
    ['tiles of 10,000 x 10,000 pixels', { 259: 1, 322: 10_000, 323: 10_000 }, Buffer.alloc(1)],
    ['a strip that unpacks to 20 MB', { 259: 8 }, deflateSync(Buffer.alloc(20e6))],
  ])('refuses a TIFF of one pixel with %s', async (_size, values, part) => {
    const bytes = pageOf({ 256: 1, 257: 1, 258: 8, 262: 1, ...values }, [part]);
    expect(await sentence(bytes)).toMatch(/damaged or cut short: it begins as a TIFF/);
  });

  it('says that a TIFF of 12 bits cannot be read, rather than read it as blank', async () => {
    expect(await sentence(tiffOfHalves(1, 1, 12))).toMatch(
      /^This kind of TIFF cannot be read: its pixels have 12 bits\. Save it in RGB with 8 bits per channel/,
    );
  });
});
