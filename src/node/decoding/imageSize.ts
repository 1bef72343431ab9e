import { imageSize as sizeOf } from 'image-size';
import { UserError } from '../../ml/userError';
import type { ImageType } from './imageType';

/** The most pixels a picture may have: 64 megapixels, which take 256 MB decoded. */
export const LARGEST_MEGAPIXELS = 64;

/**
 * The longest side a picture may have, in pixels, which is the most that a JPEG or a GIF can have. The PNG decoder takes
 * some 100 bytes and a microsecond or two for each row, however short: a PNG of 300 kB may have 32 million of them.
 */
const LONGEST_SIDE = 65_535;

/**
 * Refuses a picture by the size that its header names, before anything is decoded.
 *
 * @throws UserError if the size is too large or too long, nothing, or not to be found
 */
export function checkImageSize(bytes: Uint8Array, type: ImageType): void {
  const size = headerSize(bytes, type);
  if (size === null) return;
  const { width, height } = size;
  if (!(width > 0) || !(height > 0)) {
    throw new UserError(`The image is damaged: its header says that it is ${width} x ${height} pixels.`);
  }
  if (width * height > LARGEST_MEGAPIXELS * 1e6) throw tooLarge(`${width} x ${height} pixels`);
  if (Math.max(width, height) > LONGEST_SIDE) {
    throw new UserError(
      `The image is too long: it has ${width} x ${height} pixels, and the limit for a side is ${LONGEST_SIDE}. ` +
        'Crop it or make it smaller.',
    );
  }
}

export function tooLarge(size: string): UserError {
  return new UserError(
    `The image is too large: it has ${size}, and the limit is ${LARGEST_MEGAPIXELS} megapixels. ` +
      'Crop it or make it smaller.',
  );
}

/** @returns `null` for a JPEG whose header image-size does not find (it stumbles over very short files) */
function headerSize(bytes: Uint8Array, type: ImageType): { width: number; height: number } | null {
  try {
    return sizeOf(bytes);
  } catch (cause) {
    // The JPEG decoder itself looks at the size before it decodes; the others do not.
    if (type === 'jpeg') return null;
    throw new UserError('The image is damaged: its header cannot be understood. Save or copy it again.', {
      cause,
    });
  }
}
