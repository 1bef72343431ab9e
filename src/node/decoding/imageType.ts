/** The kinds of image file that can be decoded. */
export type ImageType = 'png' | 'jpeg' | 'bmp' | 'gif' | 'webp' | 'tiff';

/** How they are called in a sentence. */
export const READABLE_TYPES = 'PNG, JPEG, BMP, GIF, WebP and TIFF';

/** What a file is by its first bytes; `'*'` stands for any byte. */
type Signature = readonly (number | '*')[];

function text(characters: string): Signature {
  return Array.from(characters, (character) => (character === '?' ? '*' : character.charCodeAt(0)));
}

/** Sizes of a BMP's second header, of all versions of Windows; "BM" alone begins texts as well. */
const WINDOWS_HEADERS = [40, 52, 56, 108, 124];

/** Those of OS/2's versions 1 and 2, the latter short and long. The decoder knows none of them. */
const OS2_HEADERS = [12, 16, 64];

function bitmap(headerSize: number): Signature {
  return [...text('BM????????????'), headerSize, 0, 0, 0];
}

const SIGNATURES: readonly (readonly [ImageType, Signature])[] = [
  ['png', [0x89, ...text('PNG\r\n'), 0x1a, 0x0a]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ...WINDOWS_HEADERS.map((size) => ['bmp', bitmap(size)] as const),
  ['gif', text('GIF8')],
  ['webp', text('RIFF????WEBP')],
  ['tiff', [...text('II'), 42, 0]],
  ['tiff', [...text('MM'), 0, 42]],
];

/** Formats that people take for readable ones, and what to say of them. */
const OTHERS: readonly (readonly [string, Signature])[] = [
  ['a PDF document', text('%PDF')],
  ['a HEIC image', text('????ftyphei')],
  ['a HEIC image', text('????ftypmif1')],
  ['an AVIF image', text('????ftypavi')],
  ['a JPEG XL image', [0xff, 0x0a]],
  ...OS2_HEADERS.map((size) => ['an OS/2 bitmap', bitmap(size)] as const),
  ['a ZIP archive', [...text('PK'), 3, 4]],
  ['a gzip archive', [0x1f, 0x8b]],
];

function startsWith(bytes: Uint8Array, signature: Signature): boolean {
  return signature.every((byte, index) => byte === '*' || bytes[index] === byte);
}

/** What kind of image the bytes are, whatever the file is called; `null` if none that can be decoded. */
export function imageType(bytes: Uint8Array): ImageType | null {
  return SIGNATURES.find(([, signature]) => startsWith(bytes, signature))?.[0] ?? null;
}

/** What a file that is no readable image seems to be, for a sentence: "a PDF document". */
export function describeOther(bytes: Uint8Array): string {
  const other = OTHERS.find(([, signature]) => startsWith(bytes, signature));
  if (other !== undefined) return other[0];
  const start = bytes.subarray(0, 1024);
  if (start.includes(0)) return 'binary data';
  return /<svg[\s>]/i.test(new TextDecoder().decode(start)) ? 'an SVG drawing' : 'text';
}
