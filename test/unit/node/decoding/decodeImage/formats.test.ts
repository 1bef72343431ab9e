import { describe, expect, it } from 'vitest';
import { exifOf, HALVES, halves, jpegWithOrientation, pngWithExif, webpWithExif } from '../pictures';
import { tiffTurned } from '../tiff';
import { BLUE, colourAt, decodeImage, RED, sentence } from './bundledDecoder';

function markedExif(orientation: number): Buffer {
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exifOf(orientation)]);
}

/** The start of a BMP whose second header has this many bytes. */
function bitmapHeader(size: number): Buffer {
  const bytes = Buffer.alloc(14 + size);
  bytes.write('BM', 'latin1');
  bytes.writeUInt32LE(size, 14);
  return bytes;
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

  it.each(['image/png', 'image/jpeg', 'image/bmp', 'image/gif', 'image/tiff'] as const)(
    'says that half a file of %s is damaged',
    async (type) => {
      const bytes = await halves(type);
      expect(await sentence(bytes.subarray(0, bytes.length >> 1))).toMatch(/damaged/);
    },
  );

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
    ['a HEIC image', Buffer.from('\0\0\0\x18ftypheic', 'latin1')],
    ['an OS/2 bitmap', bitmapHeader(12)],
    ['an OS/2 bitmap', bitmapHeader(16)],
    ['an OS/2 bitmap', bitmapHeader(64)],
    ['binary data', Buffer.from([1, 2, 3, 0, 4])],
  ])('says that a file seems to be %s and names what can be read', async (what, bytes) => {
    expect(await sentence(bytes)).toBe(
      `The file is not an image that can be read: it seems to be ${what}. PNG, JPEG, BMP, GIF, WebP and TIFF can be read.`,
    );
  });

  it('refuses an animated WebP with a sentence of its own', async () => {
    const bytes = Buffer.from('RIFF\x1a\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0\x07\0\0\x07\0\0', 'latin1');
    expect(await sentence(bytes)).toMatch(/animated WebP/);
  });
});
