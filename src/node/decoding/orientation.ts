import type { ImageType } from './imageType';
import { pngChunks } from './pngChunks';
import { firstDirectory, valuesOf, type TiffDirectory } from './tiffDirectory';

/** The tag of how the rows and columns of a picture lie (TIFF 6.0, section 8; EXIF keeps it in a TIFF of its own). */
const ORIENTATION = 274;

/** What some programs put before that TIFF where only JPEGs have it. */
const EXIF_MARK = Buffer.from('Exif\0\0', 'latin1');

/**
 * How a picture that is no JPEG lies in its file.
 *
 * @returns 1 to 8 as TIFF numbers it, 1 (upright) if the file does not say or says no such thing
 */
export function orientationOf(bytes: Uint8Array, type: Exclude<ImageType, 'jpeg'>): number {
  const tiff = type === 'tiff' ? bytes : exifOf(bytes, type);
  const directory = tiff === null ? null : firstDirectory(tiff);
  const orientation = directory === null ? 1 : firstValue(directory);
  return orientation >= 1 && orientation <= 8 ? orientation : 1;
}

function firstValue(directory: TiffDirectory): number {
  try {
    return valuesOf(directory, ORIENTATION)[0] ?? 1;
  } catch {
    // What is damaged are these data, not the pixels.
    return 1;
  }
}

function exifOf(bytes: Uint8Array, type: ImageType): Uint8Array | null {
  if (type !== 'png' && type !== 'webp') return null;
  const wanted = type === 'png' ? 'eXIf' : 'EXIF';
  for (const chunk of type === 'png' ? pngChunks(bytes) : webpChunks(bytes)) {
    if (chunk.type !== wanted) continue;
    const hasMark = EXIF_MARK.equals(chunk.data.subarray(0, EXIF_MARK.length));
    return hasMark ? chunk.data.subarray(EXIF_MARK.length) : chunk.data;
  }
  return null;
}

/** The chunks of a WebP, each of which is its type (4 bytes), its length (4), its data and a byte more if that is odd. */
function* webpChunks(bytes: Uint8Array): Generator<{ readonly type: string; readonly data: Uint8Array }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 12; at + 8 <= bytes.length;) {
    const start = at + 8;
    const end = start + view.getUint32(at + 4, true);
    yield { type: String.fromCharCode(...bytes.subarray(at, at + 4)), data: bytes.subarray(start, end) };
    at = end + (end % 2);
  }
}
