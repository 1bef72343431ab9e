import type { RgbaPicture } from '../../ml/image/picture';
import { UserError } from '../../ml/userError';

/** Where the second header, which begins with its length, is. */
const HEADER = 14;

/** Where the masks of red, green and blue are: in a header of a later version than the first, or right behind that one. */
const MASKS = 54;

/** Masks where none are given (BITMAPINFOHEADER), by the bits of a pixel. */
const USUAL_MASKS: Readonly<Record<number, readonly number[]>> = {
  16: [0x7c00, 0x03e0, 0x001f],
  32: [0xff0000, 0xff00, 0xff],
};

/** Numbers of the compressions that compress nothing, and the bytes of masks that they have behind the first version's header. */
const UNCOMPRESSED = new Map([
  [0, 0],
  [3, 12],
  [6, 16],
]);

const WHITE = 0xffffff;

/** In bytes from the start of the file. */
interface Place {
  readonly start: number;
  readonly end: number;
}

/** Gives the colour, 0xrrggbb, of a pixel in the row that begins at byte `row`. */
type ColourReader = (x: number, row: number) => number;

/**
 * Decodes an uncompressed BMP of 1, 4, 8, 16, 24 or 32 bits a pixel, without its transparency.
 *
 * @throws UserError if its pixels are compressed; Error if it is damaged or cut short
 */
export function decodeBmp(bytes: Uint8Array): RgbaPicture {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = view.getUint32(18, true);
  const height = Math.abs(view.getInt32(22, true));
  const isFromTop = view.getInt32(22, true) < 0;
  const bits = view.getUint16(28, true);
  const bytesInRow = Math.ceil((width * bits) / 32) * 4;
  // The last row may be without what fills it up to four bytes.
  const size = (height - 1) * bytesInRow + Math.ceil((width * bits) / 8);
  const palette = paletteOf(view, bits);
  const start = startOfPixels(view, palette.end, bits > 8 ? palette.start : palette.end, size);
  const colourOf = bits > 8 ? directColours(view, bits) : paletteColours(view, bits, palette);
  const data = new Uint8Array(width * height * 4);
  for (let y = 0, to = 0; y < height; y++) {
    const row = start + (isFromTop ? y : height - 1 - y) * bytesInRow;
    for (let x = 0; x < width; x++, to += 4) {
      const colour = colourOf(x, row);
      data[to] = colour >> 16;
      data[to + 1] = (colour >> 8) & 255;
      data[to + 2] = colour & 255;
      data[to + 3] = 255;
    }
  }
  return { width, height, data };
}

/** Where the palette is. Pixels of more than 8 bits may have one that is nothing to them. */
function paletteOf(view: DataView, bits: number): Place {
  const masks = UNCOMPRESSED.get(view.getUint32(30, true));
  if (masks === undefined) {
    throw new UserError(
      'The image is a BMP with compressed pixels, which cannot be read. Save it without compression, or as a PNG.',
    );
  }
  const length = view.getUint32(HEADER, true);
  const start = HEADER + length + (length === MASKS - HEADER ? masks : 0);
  const colours = view.getUint32(46, true);
  return { start, end: start + 4 * (colours === 0 && bits <= 8 ? 2 ** bits : colours) };
}

/** Where the file says if that can be, or else behind the palette. @throws Error if the pixels are in neither place */
function startOfPixels(view: DataView, paletteEnd: number, least: number, size: number): number {
  const said = view.getUint32(10, true);
  const start = said >= least && said + size <= view.byteLength ? said : paletteEnd;
  if (start + size > view.byteLength) throw new Error('pixels are missing');
  return start;
}

/** Of pixels that are numbers of colours, the leftmost in a byte's highest bits. */
function paletteColours(view: DataView, bits: number, { start, end }: Place): ColourReader {
  if (![1, 4, 8].includes(bits)) throw new Error(`there are no pixels of ${bits} bits`);
  const palette = Array.from({ length: Math.min(2 ** bits, (end - start) / 4) }, (_, colour) =>
    colourAt(view, start + 4 * colour),
  );
  return (x, row) => {
    const bit = x * bits;
    const index = (view.getUint8(row + (bit >> 3)) >> (8 - bits - (bit & 7))) & (2 ** bits - 1);
    return palette[index] ?? WHITE;
  };
}

/** Of pixels that are colours. */
function directColours(view: DataView, bits: number): ColourReader {
  if (bits === 24) return (x, row) => colourAt(view, row + 3 * x);
  const usual = USUAL_MASKS[bits];
  if (usual === undefined) throw new Error(`there are no pixels of ${bits} bits`);
  const [red, green, blue] = masksOf(view, usual).map(channelOf);
  return (x, row) => {
    const pixel = bits === 16 ? view.getUint16(row + 2 * x, true) : view.getUint32(row + 4 * x, true);
    return (red!(pixel) << 16) | (green!(pixel) << 8) | blue!(pixel);
  };
}

/** The colour of three bytes: blue, green, red. */
function colourAt(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}

/** Some programs write a header that has masks and leave them at 0. */
function masksOf(view: DataView, usual: readonly number[]): readonly number[] {
  const hasMasks = view.getUint32(HEADER, true) > MASKS - HEADER || view.getUint32(30, true) !== 0;
  const masks = [0, 4, 8].map((at) => (hasMasks ? view.getUint32(MASKS + at, true) : 0));
  return masks.every((mask) => mask === 0) ? usual : masks;
}

/** What a pixel has of a colour, 0 to 255: the bits of its mask, with zeros behind them. */
function channelOf(mask: number): (pixel: number) => number {
  const lowest = (mask & -mask) >>> 0;
  if (lowest === 0) return () => 0;
  const levels = mask / lowest + 1;
  return (pixel) => (((pixel & mask) >>> 0) / lowest / levels) * 256;
}
