import startDecoder from '@jsquash/webp/codec/dec/webp_dec.js';
import wasm from '@jsquash/webp/codec/dec/webp_dec.wasm';
import type { RgbaPicture } from '../../ml/image/picture';
import { startedOnce } from '../../ml/startedOnce';
import { UserError } from '../../ml/userError';

/** The decoder hands its pixels to a class that browsers have and Node has not. */
class DecodedPixels implements RgbaPicture {
  constructor(
    readonly data: Uint8ClampedArray,
    readonly width: number,
    readonly height: number,
  ) {}
}

const decoder = startedOnce(() => {
  Object.assign(globalThis, { ImageData: DecodedPixels });
  return startDecoder({ noInitialRun: true, wasmBinary: wasm });
});

/** Whether the file's extended header (VP8X) says that it is an animation, which the decoder does not take. */
function isAnimated(bytes: Uint8Array): boolean {
  const chunk = String.fromCharCode(...bytes.subarray(12, 16));
  return chunk === 'VP8X' && ((bytes[20] ?? 0) & 0x02) !== 0;
}

/** Decodes a WebP. @throws UserError if it is animated; Error if it is damaged */
export async function decodeWebp(bytes: Uint8Array): Promise<RgbaPicture> {
  if (isAnimated(bytes)) {
    throw new UserError('The image is an animated WebP, which cannot be read. Save one frame of it.');
  }
  const picture = (await decoder()).decode(bytes);
  if (picture === null) throw new Error('the WebP decoder gave nothing');
  return picture;
}
