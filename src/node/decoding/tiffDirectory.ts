/** The directory of a TIFF's first page (TIFF 6.0, section 2): a count, 12 bytes an entry, and where the next one is. */
export interface TiffDirectory {
  readonly view: DataView;
  readonly littleEndian: boolean;
  /** Where its entries begin, in bytes. */
  readonly start: number;
  /** Where they end, and the offset of the next page's directory stands. */
  readonly end: number;
}

/** Where the values of an entry lie. */
export interface TiffPlace {
  /** Bytes of one value. */
  readonly size: number;
  readonly count: number;
  /** In bytes from the file's start. */
  readonly from: number;
}

/** Bytes of one value by the number of its type, of those that are whole numbers: BYTE, SHORT, LONG and UNDEFINED. */
const SIZES: Readonly<Record<number, number>> = { 1: 1, 3: 2, 4: 4, 7: 1 };

/**
 * Values that an entry may have: more than the offsets of the most tiles that a page of 64 megapixels has, of 16 x 16
 * pixels each, or the colours of the largest map. The decoder reads as many as an entry claims, one by one.
 */
const MOST_VALUES = 2 ** 18;

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
 * Where the values of the entry at a place lie. An entry is a tag, a type (2 bytes each), a count (4), and the values or,
 * where they take more than 4 bytes, their offset.
 *
 * @returns `null` if its values are no whole numbers
 * @throws Error if they do not lie within the file, or there are more than any page has
 */
export function placeOf({ view, littleEndian }: TiffDirectory, entry: number): TiffPlace | null {
  const size = SIZES[view.getUint16(entry + 2, littleEndian)];
  if (size === undefined) return null;
  const count = view.getUint32(entry + 4, littleEndian);
  if (count > MOST_VALUES)
    throw new Error(`the tag ${view.getUint16(entry, littleEndian)} has ${count} values`);
  const from = count * size > 4 ? view.getUint32(entry + 8, littleEndian) : entry + 8;
  if (from + count * size > view.byteLength) {
    throw new Error(`the values of the tag ${view.getUint16(entry, littleEndian)} are missing`);
  }
  return { size, count, from };
}

/**
 * The values of the entry with a tag.
 *
 * @returns none if there is no such entry, or its values are no whole numbers
 * @throws Error as `placeOf`
 */
export function valuesOf(directory: TiffDirectory, tag: number): number[] {
  const { view, littleEndian, start, end } = directory;
  for (let entry = start; entry < end; entry += 12) {
    if (view.getUint16(entry, littleEndian) !== tag) continue;
    const place = placeOf(directory, entry);
    if (place === null) return [];
    const { size, count, from } = place;
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
