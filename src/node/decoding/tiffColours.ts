import { UserError } from '../../ml/userError';
import { firstDirectory, valuesOf } from './tiffDirectory';

/** The tag of a page's directory that says what its samples mean (TIFF 6.0, section 8). */
const PHOTOMETRIC_INTERPRETATION = 262;

/** Meanings that the decoder does not know or stumbles over, as TIFF 6.0 and its supplements number them. */
const UNREADABLE: Readonly<Record<number, string>> = {
  5: 'the colours of print (CMYK)',
  8: 'the colours of CIE L*a*b*',
  9: 'the colours of ICC L*a*b*',
  10: 'the colours of ITU L*a*b*',
};

/**
 * Looks at the colours of a TIFF's first page before it is decoded. Bytes that are no such structure pass: the decoder
 * says what is wrong with them.
 *
 * @throws UserError if they are of a kind that cannot be read
 */
export function checkTiffColours(bytes: Uint8Array): void {
  const directory = firstDirectory(bytes);
  const [meaning] = directory === null ? [] : valuesOf(directory, PHOTOMETRIC_INTERPRETATION);
  const colours = UNREADABLE[meaning ?? -1];
  if (colours === undefined) return;
  throw new UserError(
    `This kind of TIFF cannot be read: it is in ${colours}. Save it in RGB or in shades of grey, or as a PNG.`,
  );
}
