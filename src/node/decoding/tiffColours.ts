import { UserError } from '../../ml/userError';
import { firstDirectory, valuesOf } from './tiffDirectory';

/** The tags of a page's directory that say how its samples are packed, what they mean and what numbers they are. */
const COMPRESSION = 259;
const PHOTOMETRIC_INTERPRETATION = 262;
const SAMPLE_FORMAT = 339;

/** Meanings that the decoder does not know or stumbles over, as TIFF 6.0 and its supplements number them. */
const UNREADABLE: Readonly<Record<number, string>> = {
  5: 'the colours of print (CMYK)',
  8: 'the colours of CIE L*a*b*',
  9: 'the colours of ICC L*a*b*',
  10: 'the colours of ITU L*a*b*',
};

/** Of none, CCITT's three, LZW, old and new JPEG, Deflate by both numbers, and PackBits: what the decoder unpacks. */
const UNPACKED: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 6, 7, 8, 32946, 32773]);

/** Others that programs write, as the registry of libtiff numbers them. */
const OTHER_COMPRESSIONS: Readonly<Record<number, string>> = {
  34661: 'JBIG',
  34712: 'JPEG 2000',
  34925: 'LZMA',
  50000: 'ZSTD',
  50001: 'WebP',
  50002: 'JPEG XL',
};

/** Numbers that are no shades from 0 upwards (TIFF 6.0, section 19); the decoder takes most of them for such. */
const OTHER_NUMBERS: Readonly<Record<number, string>> = {
  2: 'numbers with a sign',
  3: 'floating-point numbers',
  5: 'complex numbers',
  6: 'complex numbers',
};

/**
 * Looks at how the samples of a TIFF's first page are kept before it is decoded: of a kind that it does not know, the
 * decoder makes a blank picture or noise. Bytes that are no such structure pass: the decoder says what is wrong with
 * them.
 *
 * @throws UserError if they are of a kind that cannot be read
 */
export function checkTiffColours(bytes: Uint8Array): void {
  const directory = firstDirectory(bytes);
  if (directory === null) return;
  const [compression = 1] = valuesOf(directory, COMPRESSION);
  if (!UNPACKED.has(compression)) {
    const name = OTHER_COMPRESSIONS[compression] ?? `method ${compression}`;
    throw unreadable(`it is compressed with ${name}. Save it uncompressed or with LZW`);
  }
  const [meaning = -1] = valuesOf(directory, PHOTOMETRIC_INTERPRETATION);
  const colours = UNREADABLE[meaning];
  if (colours !== undefined) throw unreadable(`it is in ${colours}. Save it in RGB or in shades of grey`);
  const numbers = valuesOf(directory, SAMPLE_FORMAT).map((format) => OTHER_NUMBERS[format]);
  const other = numbers.find((name) => name !== undefined);
  if (other !== undefined) throw unreadable(`its pixels are ${other}. Save it with 8 bits a channel`);
}

function unreadable(whyAndWhatToDo: string): UserError {
  return new UserError(`This kind of TIFF cannot be read: ${whyAndWhatToDo}, or as a PNG.`);
}
