import { describe, expect, it } from 'vitest';
import { pngOf } from '../../../../png';
import { pngHeader } from '../pictures';
import { decodeImage, sentence } from './bundledDecoder';

describe('decodeImage', () => {
  it('refuses 20,000 x 20,000 pixels by the header alone', async () => {
    expect(await sentence(pngHeader(20_000, 20_000))).toMatch(
      /too large: it has 20000 x 20000 pixels, and the limit is 64 megapixels/,
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
      `The image is too long: it has ${width} x ${height} pixels, and the limit for a side is 65535. ` +
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
});
