import { UserError } from '../../ml/userError';

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
  const colours = UNREADABLE[photometricInterpretation(bytes) ?? -1];
  if (colours === undefined) return;
  throw new UserError(
    `This kind of TIFF cannot be read: it is in ${colours}. Save it in RGB or in shades of grey, or as a PNG.`,
  );
}

/** The tag's value; `null` if there is none. An entry is a tag, a type (2 bytes each), a count (4) and the value (4). */
function photometricInterpretation(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const littleEndian = bytes[0] === 0x49;
  if (bytes.length < 8) return null;
  const directory = view.getUint32(4, littleEndian);
  if (directory + 2 > bytes.length) return null;
  const entries = view.getUint16(directory, littleEndian);
  for (let entry = 0; entry < entries; entry++) {
    const at = directory + 2 + 12 * entry;
    if (at + 12 > bytes.length) return null;
    if (view.getUint16(at, littleEndian) === PHOTOMETRIC_INTERPRETATION) {
      return view.getUint16(at + 8, littleEndian);
    }
  }
  return null;
}
