import { describe, expect, it } from 'vitest';
import { Random } from '../../../../../src/ml/random';
import { gifOf, greyGif } from '../gifs';
import { colourAt, decodeImage, RED, sentence } from './bundledDecoder';

/** Codes of two red pixels in a GIF. */
const RED_RED = '4:3 0:3 0:3 5:3';

describe('decodeImage', () => {
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
});
