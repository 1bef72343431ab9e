import { firstDirectory } from './tiffDirectory';
import { partsOf } from './tiffParts';

/**
 * Checks that all pixels of a TIFF's first page are in the file: the decoder takes what is missing for zeros, which may be
 * black or white.
 *
 * @throws Error if the file is cut short
 */
export function checkTiffStrips(bytes: Uint8Array): void {
  const directory = firstDirectory(bytes);
  if (directory === null) throw new Error('the directory is missing');
  const isMissing = partsOf(directory).some(({ offset, length }) => offset + length > bytes.length);
  if (isMissing) throw new Error('pixels are missing');
}
