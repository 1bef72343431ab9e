import { inflateRawSync } from 'node:zlib';
import { firstDirectory, valuesOf, type TiffDirectory } from './tiffDirectory';
import { partsOf } from './tiffParts';
import { tiffSize, type TiffSize } from './tiffSize';
import { JPEG, TIFF_TAGS } from './tiffTags';

/** Deflate by both of its numbers. */
const DEFLATE: ReadonlySet<number> = new Set([8, 32946]);

/** The second bytes of a JPEG's frame headers that the decoder knows: baseline, extended and progressive (T.81, B.1). */
const FRAME_HEADERS: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2]);

/**
 * Checks that a TIFF's first page is of a size that can be decoded, and that its parts unpack to no more. The decoder unpacks
 * parts in Deflate and in JPEG whatever they come to, which may be a thousand times the file and more.
 *
 * @throws UserError if the page is too large; Error if its parts are, have no pixels or cannot be unpacked
 */
export function checkTiffUnpacking(bytes: Uint8Array): void {
  const directory = firstDirectory(bytes);
  if (directory === null) throw new Error('the directory is missing');
  const size = tiffSize(directory);
  const [compression = 1] = valuesOf(directory, TIFF_TAGS.compression);
  if (!DEFLATE.has(compression) && !JPEG.has(compression)) return;
  partsOf(directory).forEach(({ offset, length }, part) => {
    const packed = bytes.subarray(offset, offset + length);
    if (DEFLATE.has(compression)) checkDeflate(packed, roomOf(part, size));
    else checkFrames(withTables(directory, packed), size.largestPart);
  });
}

/** Bytes that are left in the page for a part, or one where there are none: zlib knows no less. */
function roomOf(part: number, size: TiffSize): number {
  return size.isTiled ? size.part : Math.max(1, Math.min(size.part, size.page - part * size.part));
}

/** @throws RangeError if it unpacks to more bytes than there is room for; Error if it cannot be unpacked */
function checkDeflate(packed: Uint8Array, room: number): void {
  // Without the header and the checksum, as the decoder takes it.
  inflateRawSync(packed.subarray(2, -4), { maxOutputLength: room });
}

/** @throws Error if a frame has more bytes than there is room for, or more channels than the decoder draws */
function checkFrames(jpeg: Uint8Array, room: number): void {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  // Wherever something looks like a frame header: among packed pixels nothing does.
  for (let at = jpeg.indexOf(0xff); at >= 0 && at + 10 <= jpeg.length; at = jpeg.indexOf(0xff, at + 1)) {
    if (!FRAME_HEADERS.has(view.getUint8(at + 1))) continue;
    const [height, width, channels] = [view.getUint16(at + 5), view.getUint16(at + 7), view.getUint8(at + 9)];
    if (channels > 4 || height * width * channels > room)
      throw new Error('a JPEG is far larger than the page');
  }
}

/** A JPEG behind the tables that all of a page share, up to their end marker, as the decoder puts them together. */
function withTables(directory: TiffDirectory, jpeg: Uint8Array): Uint8Array {
  const tables = valuesOf(directory, TIFF_TAGS.jpegTables);
  if (tables.length === 0) return jpeg;
  const end = tables.findIndex((byte, at) => byte === 0xff && tables[at + 1] === 0xd9);
  const hasStart = jpeg[0] === 0xff && jpeg[1] === 0xd8;
  return Buffer.concat([Uint8Array.from(tables.slice(0, end)), hasStart ? jpeg.subarray(2) : jpeg]);
}
