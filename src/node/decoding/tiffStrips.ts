import { firstDirectory, valuesOf } from './tiffDirectory';
import { TIFF_TAGS } from './tiffTags';

/** The tags of where the parts of a page begin and of their lengths, in bytes: strips and tiles. */
const PARTS = [
  { offsets: TIFF_TAGS.stripOffsets, lengths: TIFF_TAGS.stripByteCounts },
  { offsets: TIFF_TAGS.tileOffsets, lengths: TIFF_TAGS.tileByteCounts },
];

/**
 * Looks whether all pixels of a TIFF's first page are there: the decoder takes what is missing for zeros, which may be
 * black or white.
 *
 * @throws Error if the file is cut short
 */
export function checkTiffStrips(bytes: Uint8Array): void {
  const directory = firstDirectory(bytes);
  if (directory === null) throw new Error('the directory is missing');
  for (const tags of PARTS) {
    const lengths = valuesOf(directory, tags.lengths);
    const isMissing = (offset: number, part: number): boolean => offset + (lengths[part] ?? 0) > bytes.length;
    if (valuesOf(directory, tags.offsets).some(isMissing)) throw new Error('pixels are missing');
  }
}
