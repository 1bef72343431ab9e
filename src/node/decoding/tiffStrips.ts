import { firstDirectory, valuesOf } from './tiffDirectory';

/** The tags of where the parts of a page begin and of their lengths, in bytes: strips and tiles (TIFF 6.0). */
const PARTS = [
  { offsets: 273, lengths: 279 },
  { offsets: 324, lengths: 325 },
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
