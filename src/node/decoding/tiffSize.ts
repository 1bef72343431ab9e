import { LARGEST_MEGAPIXELS, tooLarge } from './imageSize';
import { valuesOf, type TiffDirectory } from './tiffDirectory';
import { TIFF_TAGS } from './tiffTags';

/** Bytes that a page may have: those of the largest picture with red, green, blue and alpha in 16 bits each. */
const LARGEST_PAGE = LARGEST_MEGAPIXELS * 1e6 * 8;

/** Bytes that a part may have more than its page, as a tile reaches over its edge: 4096 x 4096 pixels of 32 bits. */
const OVERHANG = 4096 * 4096 * 4;

/** What a page comes to unpacked. */
export interface TiffSize {
  /** Bytes of all rows. */
  readonly page: number;
  /** Bytes of a tile, or of a strip that the end of the page does not cut short. */
  readonly part: number;
  /** Bytes that a part may have at most. */
  readonly largestPart: number;
  readonly isTiled: boolean;
}

/**
 * The size of a page as the decoder takes it, which makes room for as many channels and as large tiles as it is told of.
 *
 * @throws UserError if the page is too large; Error if it or its parts have no pixels, or a tile is far larger than it
 */
export function tiffSize(directory: TiffDirectory): TiffSize {
  const [width = 0] = valuesOf(directory, TIFF_TAGS.imageWidth);
  const [height = 0] = valuesOf(directory, TIFF_TAGS.imageLength);
  const [bits = 1] = valuesOf(directory, TIFF_TAGS.bitsPerSample);
  const [channels = 1] = valuesOf(directory, TIFF_TAGS.samplesPerPixel);
  const pixelBits = bits * channels;
  const row = Math.ceil((width * pixelBits) / 8);
  const page = row * height;
  if (page === 0) throw new Error('the page has no pixels');
  if (width * height > LARGEST_MEGAPIXELS * 1e6 || page > LARGEST_PAGE) {
    throw tooLarge(`${width} x ${height} pixels of ${pixelBits} bits`);
  }
  const largestPart = page + OVERHANG;
  const [tileWidth] = valuesOf(directory, TIFF_TAGS.tileWidth);
  if (tileWidth === undefined) {
    const [rows = height] = valuesOf(directory, TIFF_TAGS.rowsPerStrip);
    if (rows === 0) throw new Error('its strips have no pixels');
    return { page, part: row * Math.min(rows, height), largestPart, isTiled: false };
  }
  const [tileHeight = 0] = valuesOf(directory, TIFF_TAGS.tileLength);
  const part = Math.ceil((tileWidth * tileHeight * pixelBits) / 8);
  if (part === 0) throw new Error('its tiles have no pixels');
  if (part > largestPart) throw new Error('its tiles are far larger than the page');
  return { page, part, largestPart, isTiled: true };
}
