export type ByteOrder = 'little' | 'big';

/** An entry of a TIFF's directory whose value, or the offset of its values, is `value`: two bytes of a SHORT, four of a LONG. */
export interface TiffEntry {
  readonly tag: number;
  readonly type: 'SHORT' | 'LONG';
  readonly count: number;
  readonly value: number;
}

/**
 * A TIFF's header and right behind it, from byte 8 on, a directory of so many entries (TIFF 6.0, section 2); then numbers
 * of four bytes.
 * @param size of the whole, in bytes
 */
export function tiffOf(
  entries: readonly TiffEntry[],
  order: ByteOrder,
  { numbers = [], size }: { readonly numbers?: readonly number[]; readonly size: number },
): Uint8Array {
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  const isLittle = order === 'little';
  bytes.set(Buffer.from(isLittle ? 'II' : 'MM'));
  view.setUint16(2, 42, isLittle);
  view.setUint32(4, 8, isLittle);
  view.setUint16(8, entries.length, isLittle);
  entries.forEach(({ tag, type, count, value }, entry) => {
    const at = 10 + 12 * entry;
    view.setUint16(at, tag, isLittle);
    view.setUint16(at + 2, type === 'SHORT' ? 3 : 4, isLittle);
    view.setUint32(at + 4, count, isLittle);
    if (type === 'SHORT') view.setUint16(at + 8, value, isLittle);
    else view.setUint32(at + 8, value, isLittle);
  });
  const end = 14 + 12 * entries.length;
  numbers.forEach((number, index) => view.setUint32(end + 4 * index, number, isLittle));
  return bytes;
}
