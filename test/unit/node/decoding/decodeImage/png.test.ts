import { describe, expect, it } from 'vitest';
import { pngChunk, pngOf } from '../../../../png';
import { exifOf, HALVES, halves, pngWithExif } from '../pictures';
import { BLUE, colourAt, decodeImage, RED, sentence } from './bundledDecoder';

/** EXIF data with so many orientations that they stand elsewhere, which is behind the end. */
function lackingValues(): Buffer {
  const exif = exifOf(6);
  exif.writeUInt32BE(1000, 14);
  return exif;
}

describe('decodeImage', () => {
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
});
