import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { expect } from 'vitest';
import type { RgbaPicture } from '../../../../../src/ml/image/picture';
import { isUserError } from '../../../../../src/ml/userError';
import type * as decoding from '../../../../../src/node/decoding/index';

// The bundle, because the WebP decoder travels inside it.
const bundle = createRequire(import.meta.url)(
  resolve(import.meta.dirname, '../../../../../dist/decode.js'),
) as typeof decoding;

export const { decodeImage } = bundle;

export const RED = [255, 0, 0, 255];
export const BLUE = [0, 0, 255, 255];

/** Red, green, blue and opacity of a pixel. */
export function colourAt({ width, data }: RgbaPicture, x: number, y: number): number[] {
  const i = (y * width + x) * 4;
  return [...data.subarray(i, i + 4)];
}

/** What is said of bytes that are not decoded. */
export async function sentence(bytes: Uint8Array): Promise<string> {
  const error: unknown = await decodeImage(bytes).then(
    () => expect.fail('it was decoded'),
    (reason: unknown) => reason,
  );
  if (!isUserError(error)) expect.fail(String(error));
  return error.message;
}
