import { GifReader } from 'omggif';
import type { RgbaPicture } from '../../ml/image/picture';
import { checkGifCodes } from './gifCodes';

/**
 * Decodes a GIF's first frame, on a transparent ground where it does not fill the screen.
 *
 * @throws Error if the file is damaged or cut short, or the frame does not lie within the screen
 */
export function decodeGif(bytes: Uint8Array): RgbaPicture {
  const gif = new GifReader(bytes);
  const { width, height } = gif;
  const frame = gif.frameInfo(0);
  // The size of the screen was looked at; the decoder takes its time and memory for that of the frame.
  if (frame.x + frame.width > width || frame.y + frame.height > height) {
    throw new Error('the first frame does not lie within the screen');
  }
  checkGifCodes(bytes, frame.data_offset, frame.width * frame.height);
  const data = new Uint8Array(width * height * 4);
  gif.decodeAndBlitFrameRGBA(0, data);
  return { width, height, data };
}
