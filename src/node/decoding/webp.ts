import startDecoder from '@jsquash/webp/codec/dec/webp_dec.js';
import wasm from '@jsquash/webp/codec/dec/webp_dec.wasm';
import type { RgbaPicture } from '../../ml/image/picture';
import { UserError } from '../../ml/userError';

/** The decoder hands its pixels to a class that browsers have and Node has not. */
class DecodedPixels implements RgbaPicture {
  constructor(
    readonly data: Uint8ClampedArray,
    readonly width: number,
    readonly height: number,
  ) {}
}

let decoder: ReturnType<typeof startDecoder> | null = null;

/** Starts the decoder. After a failure the next call tries again: the thread serves for as long as the window. */
async function start(): ReturnType<typeof startDecoder> {
  Object.assign(globalThis, { ImageData: DecodedPixels });
  decoder ??= startDecoder({ noInitialRun: true, wasmBinary: wasm });
  try {
    return await decoder;
  } catch (error) {
    decoder = null;
    throw error;
  }
}

/** Whether the file's extended header (VP8X) says that it is an animation, which the decoder does not take. */
function isAnimated(bytes: Uint8Array): boolean {
  const chunk = String.fromCharCode(...bytes.subarray(12, 16));
  return chunk === 'VP8X' && ((bytes[20] ?? 0) & 0x02) !== 0;
}

/** Decodes a WebP. @throws UserError if it is animated; Error if it is damaged */
export async function decodeWebp(bytes: Uint8Array): Promise<RgbaPicture> {
  if (isAnimated(bytes)) {
    throw new UserError('The picture is an animated WebP, which cannot be read. Save one frame of it.');
  }
  const picture = (await start()).decode(bytes);
  if (picture === null) throw new Error('the WebP decoder gave nothing');
  return picture;
}
