import { UserError } from '../../ml/userError';
import { firstDirectory, valuesOf, type TiffDirectory } from './tiffDirectory';
import { JPEG, TIFF_TAGS } from './tiffTags';

/** Meanings as TIFF 6.0 and its supplements number them: those that the decoder knows. */
const [WHITE_IS_ZERO, BLACK_IS_ZERO, RGB, PALETTE, YCBCR] = [0, 1, 2, 3, 6];

/** Meanings that the decoder does not know or stumbles over. */
const UNREADABLE: Readonly<Record<number, string>> = {
  5: 'the colours of print (CMYK)',
  8: 'the colours of CIE L*a*b*',
  9: 'the colours of ICC L*a*b*',
  10: 'the colours of ITU L*a*b*',
  32803: "the colours of a camera's sensor",
  32844: 'the shades of CIE L*u*v*',
  32845: 'the colours of CIE L*u*v*',
  34892: "the colours of a camera's sensor",
};

/** Pixels that the decoder draws; of others it makes a blank picture, or noise where it overlooks channels. */
const DRAWN: readonly {
  readonly meaning: number;
  /** Of a channel. */
  readonly bits: readonly number[];
  readonly channels: readonly [least: number, most: number];
}[] = [
  { meaning: WHITE_IS_ZERO, bits: [1, 4, 8, 16], channels: [1, 1] },
  { meaning: BLACK_IS_ZERO, bits: [1, 2, 16], channels: [1, 1] },
  { meaning: BLACK_IS_ZERO, bits: [8], channels: [1, Infinity] },
  { meaning: RGB, bits: [8], channels: [1, 1] },
  { meaning: RGB, bits: [8], channels: [3, Infinity] },
  { meaning: RGB, bits: [16], channels: [3, 4] },
  { meaning: PALETTE, bits: [1, 2, 4], channels: [1, 1] },
  { meaning: PALETTE, bits: [8], channels: [1, Infinity] },
  { meaning: YCBCR, bits: [8], channels: [3, 3] },
];

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
 * Checks how a TIFF's first page stores its samples: of a kind that it does not know, the decoder makes a blank picture or
 * noise. Bytes without a directory pass: the decoder says what is wrong with them.
 *
 * @throws UserError if they are of a kind that cannot be read
 */
export function checkTiffColours(bytes: Uint8Array): void {
  const directory = firstDirectory(bytes);
  if (directory === null) return;
  const [compression = 1] = valuesOf(directory, TIFF_TAGS.compression);
  if (!UNPACKED.has(compression)) {
    const name = OTHER_COMPRESSIONS[compression] ?? `method ${compression}`;
    throw unreadable(`it is compressed with ${name}. Save it uncompressed or with LZW`);
  }
  const numbers = valuesOf(directory, TIFF_TAGS.sampleFormat).map((format) => OTHER_NUMBERS[format]);
  const other = numbers.find((name) => name !== undefined);
  if (other !== undefined) throw unreadable(`its pixels are ${other}. Save it with 8 bits per channel`);
  const [bits = 1] = valuesOf(directory, TIFF_TAGS.bitsPerSample);
  const [channels = 1] = valuesOf(directory, TIFF_TAGS.samplesPerPixel);
  checkMeaning(directory, { bits, channels, isJpeg: JPEG.has(compression) });
  const [planes = 1] = valuesOf(directory, TIFF_TAGS.planarConfiguration);
  if (planes === 2 && channels > 1) {
    throw unreadable('its channels are stored one after another. Save it with interleaved channels');
  }
}

/** @throws UserError if the decoder draws no such pixels */
function checkMeaning(
  directory: TiffDirectory,
  { bits, channels, isJpeg }: { readonly bits: number; readonly channels: number; readonly isJpeg: boolean },
): void {
  const [meaning = bits === 1 ? WHITE_IS_ZERO : RGB] = valuesOf(
    directory,
    TIFF_TAGS.photometricInterpretation,
  );
  const ways = DRAWN.filter((drawn) => drawn.meaning === meaning);
  if (ways.length === 0) {
    const colours = UNREADABLE[meaning] ?? `colours of kind ${meaning}`;
    throw unreadable(`it is in ${colours}. Save it in RGB or in shades of grey`);
  }
  // The decoder unpacks every JPEG to RGB.
  if (isJpeg && channels !== 3) {
    const kind = channels === 1 ? 'shades of grey' : `${channels} channels`;
    throw unreadable(`it is ${kind} compressed with JPEG. Save it uncompressed or with LZW`);
  }
  if (meaning === YCBCR && !isJpeg && !isHalved(directory)) {
    throw unreadable('it is in the colours of video (YCbCr). Save it in RGB or in shades of grey');
  }
  const isDrawn = ways.some(
    ({ bits: depths, channels: [least, most] }) =>
      depths.includes(bits) && channels >= least && channels <= most,
  );
  if (!isDrawn) {
    const pixel = channels === 1 ? `${bits} bits` : `${channels} x ${bits} bits`;
    throw unreadable(`its pixels have ${pixel}. Save it in RGB with 8 bits per channel`);
  }
}

/** Whether two pixels of a row share their colour, in strips: the one way of YCbCr that the decoder knows. */
function isHalved(directory: TiffDirectory): boolean {
  const [across, down] = valuesOf(directory, TIFF_TAGS.ycbcrSubSampling);
  return across === 2 && down === 1 && valuesOf(directory, TIFF_TAGS.rowsPerStrip).length > 0;
}

function unreadable(whyAndWhatToDo: string): UserError {
  return new UserError(`This kind of TIFF cannot be read: ${whyAndWhatToDo}, or as a PNG.`);
}
