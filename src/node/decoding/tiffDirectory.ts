/** The directory of a TIFF's first page (TIFF 6.0, section 2): a count, 12 bytes an entry, and where the next one is. */
export interface TiffDirectory {
  readonly view: DataView;
  readonly littleEndian: boolean;
  /** Where its entries begin, in bytes. */
  readonly start: number;
  /** Where they end, and the offset of the next page's directory stands. */
  readonly end: number;
}

/** Bytes of one value by the number of its type, of those that are whole numbers: BYTE, SHORT and LONG. */
const SIZES: Readonly<Record<number, number>> = { 1: 1, 3: 2, 4: 4 };

/** @returns `null` if not all of the directory's entries lie within the bytes */
export function firstDirectory(bytes: Uint8Array): TiffDirectory | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const littleEndian = bytes[0] === 0x49;
  if (bytes.length < 8) return null;
  const start = view.getUint32(4, littleEndian) + 2;
  if (start > bytes.length) return null;
  const end = start + 12 * view.getUint16(start - 2, littleEndian);
  return end > bytes.length ? null : { view, littleEndian, start, end };
}

/**
 * The values of an entry, which is a tag, a type (2 bytes each), a count (4), and the values or, where they take more
 * than 4 bytes, their offset.
 *
 * @returns none if there is no such entry, or its values are no whole numbers
 * @throws Error if they do not lie within the file
 */
export function valuesOf({ view, littleEndian, start, end }: TiffDirectory, tag: number): number[] {
  for (let at = start; at < end; at += 12) {
    if (view.getUint16(at, littleEndian) !== tag) continue;
    const size = SIZES[view.getUint16(at + 2, littleEndian)];
    if (size === undefined) return [];
    const count = view.getUint32(at + 4, littleEndian);
    const from = count * size > 4 ? view.getUint32(at + 8, littleEndian) : at + 8;
    if (from + count * size > view.byteLength) throw new Error(`the values of the tag ${tag} are missing`);
    return Array.from({ length: count }, (_, index) =>
      valueAt(view, from + index * size, size, littleEndian),
    );
  }
  return [];
}

function valueAt(view: DataView, at: number, size: number, littleEndian: boolean): number {
  if (size === 1) return view.getUint8(at);
  return size === 2 ? view.getUint16(at, littleEndian) : view.getUint32(at, littleEndian);
}
