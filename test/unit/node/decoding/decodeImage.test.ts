import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { RgbaPicture } from '../../../../src/ml/image/picture';
import { Random } from '../../../../src/ml/random';
import { isUserError } from '../../../../src/ml/userError';
import type * as decoding from '../../../../src/node/decoding/index';
import { pngChunk, pngOf } from '../../../png';
import { gifOf, greyGif } from './gifs';
import {
  exifOf,
  HALVES,
  halves,
  jpegWithOrientation,
  pngHeader,
  pngWithExif,
  webpWithExif,
} from './pictures';
import { pageOf, tiffTurned, type ByteOrder } from './tiff';

// The bundle, because the WebP decoder travels inside it.
const bundle = createRequire(import.meta.url)(
  resolve(import.meta.dirname, '../../../../dist/decode.js'),
) as typeof decoding;
const { decodeImage } = bundle;

function colourAt({ width, data }: RgbaPicture, x: number, y: number): number[] {
  const i = (y * width + x) * 4;
  return [...data.subarray(i, i + 4)];
}

/** Codes of two red pixels in a GIF. */
const RED_RED = '4:3 0:3 0:3 5:3';

const RED = [255, 0, 0, 255];
const BLUE = [0, 0, 255, 255];

function markedExif(orientation: number): Buffer {
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exifOf(orientation)]);
}

/** EXIF data with so many orientations that they stand elsewhere, which is behind the end. */
function lackingValues(): Buffer {
  const exif = exifOf(6);
  exif.writeUInt32BE(1000, 14);
  return exif;
}

/** The start of a BMP whose second header has this many bytes. */
function bitmapHeader(size: number): Buffer {
  const bytes = Buffer.alloc(14 + size);
  bytes.write('BM', 'latin1');
  bytes.writeUInt32LE(size, 14);
  return bytes;
}

/** A TIFF of 16 x 2 pixels: the bits of its left half are 0, those of its right half 1. */
function tiffOfHalves(meaning: number, channels: number, bits: number, order?: ByteOrder): Uint8Array {
  const half = channels * bits;
  const row = Uint8Array.from({ length: 2 * half }, (_, at) => (at < half ? 0 : 255));
  const colours = 2 ** bits;
  const map = Array.from({ length: 3 * colours }, (_, at) => (at % colours === 0 ? 0 : 65_535));
  const values = { 256: 16, 257: 2, 258: bits, 259: 1, 262: meaning, 277: channels, 278: 1 };
  return pageOf(meaning === 3 ? { ...values, 320: map } : values, [row, row], order);
}

async function sentence(bytes: Uint8Array): Promise<string> {
  const error: unknown = await decodeImage(bytes).then(
    () => expect.fail('it was decoded'),
    (reason: unknown) => reason,
  );
  if (!isUserError(error)) expect.fail(String(error));
  return error.message;
}

describe('decodeImage', () => {
  it.each(['image/png', 'image/bmp', 'image/tiff'] as const)('decodes %s exactly', async (type) => {
    const picture = await decodeImage(await halves(type));
    expect([picture.width, picture.height]).toEqual([HALVES.width, HALVES.height]);
    expect([colourAt(picture, 0, 0), colourAt(picture, 5, 7)]).toEqual([RED, RED]);
    expect([colourAt(picture, 6, 0), colourAt(picture, 11, 7)]).toEqual([BLUE, BLUE]);
  });

  it('decodes WebP', async () => {
    const picture = await decodeImage(HALVES.webp);
    expect([picture.width, picture.height]).toEqual([HALVES.width, HALVES.height]);
    expect([colourAt(picture, 5, 7), colourAt(picture, 6, 7)]).toEqual([RED, BLUE]);
  });

  it('decodes JPEG about as well as JPEG keeps colours', async () => {
    const picture = await decodeImage(await halves('image/jpeg'));
    const [red = 0, , blue = 255] = colourAt(picture, 1, 4);
    expect(red - blue).toBeGreaterThan(200);
  });

  it('decodes a JPEG that lacks nothing but its end marker, and none that lacks more', async () => {
    const jpeg = await halves('image/jpeg');
    const whole = await decodeImage(jpeg);
    for (const missing of [1, 2]) {
      expect(await decodeImage(jpeg.subarray(0, -missing))).toEqual(whole);
    }
    expect(await decodeImage(Buffer.concat([jpeg.subarray(0, -2), Buffer.alloc(100)]))).toEqual(whole);
    for (let length = 20; length < jpeg.length - 2; length++) {
      expect(await sentence(jpeg.subarray(0, length))).toMatch(/damaged/);
    }
  });

  it('turns a JPEG upright as its EXIF data say', async () => {
    const picture = await decodeImage(jpegWithOrientation(await halves('image/jpeg'), 6));
    expect([picture.width, picture.height]).toEqual([HALVES.height, HALVES.width]);
    const [top, bottom] = [colourAt(picture, 4, 1), colourAt(picture, 4, 10)];
    expect(top[0]! - top[2]!).toBeGreaterThan(200);
    expect(bottom[2]! - bottom[0]!).toBeGreaterThan(200);
  });

  it.each([
    ['PNG', async () => pngWithExif(await halves('image/png'), exifOf(6))],
    ['WebP', () => webpWithExif(HALVES.webp, exifOf(6))],
    ['WebP whose EXIF data begin as in a JPEG', () => webpWithExif(HALVES.webp, markedExif(6))],
    ['TIFF', async () => tiffTurned(await halves('image/tiff'), 6)],
  ])('turns a %s upright as it says', async (_type, make) => {
    const picture = await decodeImage(await make());
    expect([picture.width, picture.height]).toEqual([HALVES.height, HALVES.width]);
    expect([colourAt(picture, 4, 5), colourAt(picture, 4, 6)]).toEqual([RED, BLUE]);
  });

  it.each([
    ['say nothing that there is', exifOf(9)],
    ['are cut short', exifOf(6).subarray(0, 20)],
    ['lack their values', lackingValues()],
  ])('leaves a PNG as it is whose EXIF data %s', async (_damage, exif) => {
    const picture = await decodeImage(pngWithExif(await halves('image/png'), exif));
    expect([picture.width, picture.height]).toEqual([HALVES.width, HALVES.height]);
  });

  it('decodes a PNG of 16 bits a channel', async () => {
    const row = Buffer.from('00' + 'ffff' + '8080', 'hex');
    const picture = await decodeImage(pngOf({ width: 2, height: 1, depth: 16, colours: 0 }, row));
    expect([colourAt(picture, 0, 0), colourAt(picture, 1, 0)]).toEqual([
      [255, 255, 255, 255],
      [128, 128, 128, 255],
    ]);
  });

  it('decodes an interlaced PNG', async () => {
    const passes = Buffer.from('0000' + '0002' + '002022' + '0001' + '0021' + '00101112', 'hex');
    const header = { width: 3, height: 3, depth: 8, colours: 0, interlaced: true };
    const { data } = await decodeImage(pngOf(header, passes));
    const reds = Array.from({ length: 9 }, (_, pixel) => data[4 * pixel]);
    expect(reds).toEqual([0x00, 0x01, 0x02, 0x10, 0x11, 0x12, 0x20, 0x21, 0x22]);
  });

  it('refuses a PNG with a second header, whose size nobody has looked at', async () => {
    const png = pngOf({ width: 1, height: 1, depth: 8, colours: 0 }, Buffer.alloc(2));
    const [start, header, rest] = [png.subarray(0, 8), png.subarray(8, 33), png.subarray(33)];
    expect(await sentence(Buffer.concat([start, header, header, rest]))).toMatch(/damaged/);
  });

  it('decodes a PNG that has something behind its end, and turns it as it says before that', async () => {
    const png = pngWithExif(await halves('image/png'), exifOf(6));
    // The end of a larger picture that lay there before.
    const rest = (await halves('image/png')).subarray(-30);
    for (const tail of [Buffer.from('\0'), Buffer.from('seven\n'), rest, pngChunk('eXIf', exifOf(3))]) {
      const picture = await decodeImage(Buffer.concat([png, tail]));
      expect([picture.width, picture.height]).toEqual([HALVES.height, HALVES.width]);
      expect([colourAt(picture, 4, 5), colourAt(picture, 4, 6)]).toEqual([RED, BLUE]);
    }
  });

  it('decodes an animated PNG as its still picture', async () => {
    const png = await halves('image/png');
    const animated = Buffer.concat([
      png.subarray(0, 33),
      pngChunk('acTL', Buffer.from('0000000100000000', 'hex')),
      png.subarray(33),
    ]);
    expect(colourAt(await decodeImage(animated), 0, 0)).toEqual(RED);
  });

  it('takes the first frame of an animated GIF', async () => {
    const frame = (data: string) => `2c0000000001000100000202${data}00`;
    const gif = Buffer.from(
      `47494638396101000100800000ff00000000ff${frame('4401')}${frame('4c01')}3b`,
      'hex',
    );
    const picture = await decodeImage(gif);
    expect([picture.width, picture.height, ...colourAt(picture, 0, 0)]).toEqual([1, 1, ...RED]);
  });

  it('decodes a GIF of noise, whose codes run out and begin anew', async () => {
    const noise = new Random(1);
    const indices = Uint8Array.from({ length: 100 * 100 }, () => noise.integer(256));
    const { data } = await decodeImage(greyGif(100, 100, indices));
    expect(indices.every((grey, pixel) => data[4 * pixel] === grey && data[4 * pixel + 3] === 255)).toBe(
      true,
    );
  });

  it('lets the screen of a GIF show through where its first frame is smaller', async () => {
    const frame = { left: 2, top: 1, width: 1, height: 2, codes: RED_RED };
    const picture = await decodeImage(gifOf({ width: 3, height: 3 }, frame));
    const colours = Array.from({ length: 9 }, (_, at) => colourAt(picture, at % 3, Math.floor(at / 3)));
    expect(colours.map((colour) => colour[3])).toEqual([0, 0, 0, 0, 0, 255, 0, 0, 255]);
    expect(colours[5]).toEqual(RED);
  });

  it('refuses a GIF whose first frame lacks pixels', async () => {
    const frame = { width: 3, height: 1, codes: RED_RED };
    expect(await sentence(gifOf({ width: 3, height: 1 }, frame))).toMatch(/damaged or cut short/);
  });

  it.each([
    { left: 1, top: 0, width: 2, height: 1 },
    { left: 0, top: 1, width: 1, height: 2 },
  ])('refuses a GIF of 2 x 2 pixels whose first frame is %o', async (frame) => {
    const gif = gifOf({ width: 2, height: 2 }, { ...frame, codes: RED_RED });
    expect(await sentence(gif)).toMatch(/damaged or cut short/);
  });

  it('refuses 20,000 x 20,000 pixels by the header alone', async () => {
    expect(await sentence(pngHeader(20_000, 20_000))).toMatch(
      /too large: it has 20000 x 20000 pixels, and 64 megapixels/,
    );
  });

  it('goes up to 64 megapixels, by the header', async () => {
    expect(await sentence(pngHeader(8000, 8000))).toMatch(/damaged or cut short/);
    expect(await sentence(pngHeader(8000, 8001))).toMatch(/too large/);
  });

  it.each([
    [2, 65_536],
    [65_536, 2],
  ])('refuses %d x %d pixels by the header alone', async (width, height) => {
    expect(await sentence(pngHeader(width, height))).toBe(
      `The picture is too long: it has ${width} x ${height} pixels, and 65535 are the limit for a side. ` +
        'Crop it or make it smaller.',
    );
  });

  it('decodes sides of 65,535 pixels', async () => {
    for (const size of [
      { width: 1, height: 65_535 },
      { width: 65_535, height: 1 },
    ]) {
      const rows = Buffer.alloc(size.height * (1 + Math.ceil(size.width / 8)));
      expect(await decodeImage(pngOf({ ...size, depth: 1, colours: 0 }, rows))).toMatchObject(size);
    }
  });

  it('refuses a picture without pixels', async () => {
    expect(await sentence(pngHeader(0, 5))).toMatch(/damaged/);
  });

  it.each(['image/png', 'image/jpeg', 'image/bmp', 'image/gif', 'image/tiff'] as const)(
    'says that half a file of %s is damaged',
    async (type) => {
      const bytes = await halves(type);
      expect(await sentence(bytes.subarray(0, bytes.length >> 1))).toMatch(/damaged/);
    },
  );

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
      /^This kind of TIFF cannot be read: its pixels have 12 bits\. Save it in RGB with 8 bits a channel/,
    );
  });

  it('says that a damaged WebP is', async () => {
    expect(await sentence(HALVES.webp.subarray(0, 30))).toMatch(/damaged or cut short: it begins as a WebP/);
  });

  it('says that a file is empty', async () => {
    expect(await sentence(new Uint8Array())).toMatch(/The file is empty/);
  });

  it.each([
    ['text', Buffer.from('seven\n')],
    ['text', Buffer.from('BMW is a car maker of Munich.\n')],
    ['a PDF document', Buffer.from('%PDF-1.7\n')],
    ['an SVG drawing', Buffer.from('<?xml version="1.0"?>\n<svg width="9"/>')],
    ['a HEIC picture', Buffer.from('\0\0\0\x18ftypheic', 'latin1')],
    ['an OS/2 bitmap', bitmapHeader(12)],
    ['an OS/2 bitmap', bitmapHeader(16)],
    ['an OS/2 bitmap', bitmapHeader(64)],
    ['no image', Buffer.from([1, 2, 3, 0, 4])],
  ])('says that a file seems to be %s and names what can be read', async (what, bytes) => {
    expect(await sentence(bytes)).toBe(
      `The file is no picture that can be read: it seems to be ${what}. PNG, JPEG, BMP, GIF, WebP and TIFF can be read.`,
    );
  });

  it('refuses an animated WebP with a sentence of its own', async () => {
    const bytes = Buffer.from('RIFF\x1a\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0\x07\0\0\x07\0\0', 'latin1');
    expect(await sentence(bytes)).toMatch(/animated WebP/);
  });
});
