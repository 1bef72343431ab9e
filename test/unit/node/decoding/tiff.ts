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

/** What the entries of a directory say, by their tags. */
export type TiffValues = Readonly<Record<number, number | readonly number[]>>;

/** A TIFF with these entries, to which comes where its only part is: a tile if they say how wide one is, else a strip. */
export function pageOf(values: TiffValues, part: Uint8Array, order: ByteOrder = 'little'): Uint8Array {
  const [offset, length] = 322 in values ? [324, 325] : [273, 279];
  const complete: TiffValues = { ...values, [offset]: 0, [length]: part.length };
  const given = Object.entries(complete).map(([tag, value]) => ({ tag: Number(tag), value }));
  const numbers: number[] = [];
  const numbersStart = 14 + 12 * given.length;
  const entries = given.map(({ tag, value }): TiffEntry => {
    if (typeof value === 'number') return { tag, type: 'LONG', count: 1, value };
    const [first = 0] = value;
    if (value.length < 2) return { tag, type: 'LONG', count: value.length, value: first };
    numbers.push(...value);
    return {
      tag,
      type: 'LONG',
      count: value.length,
      value: numbersStart + 4 * (numbers.length - value.length),
    };
  });
  const start = numbersStart + 4 * numbers.length;
  const placed = entries.map((entry) => (entry.tag === offset ? { ...entry, value: start } : entry));
  const tiff = tiffOf(placed, order, { numbers, size: start + part.length });
  tiff.set(part, start);
  return tiff;
}

/** A TIFF with one more entry in its directory, which then comes last: how the picture is to be turned. */
export function tiffTurned(tiff: Uint8Array, orientation: number): Uint8Array {
  const source = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const isLittle = tiff[0] === 0x49;
  const directory = source.getUint32(4, isLittle);
  const count = source.getUint16(directory, isLittle);
  const entries = tiff.subarray(directory + 2, directory + 2 + 12 * count);
  const bytes = new Uint8Array(tiff.length + 6 + 12 * (count + 1));
  const view = new DataView(bytes.buffer);
  bytes.set(tiff);
  view.setUint32(4, tiff.length, isLittle);
  view.setUint16(tiff.length, count + 1, isLittle);
  bytes.set(entries, tiff.length + 2);
  const last = tiff.length + 2 + 12 * count;
  view.setUint16(last, 274, isLittle);
  view.setUint16(last + 2, 3, isLittle);
  view.setUint32(last + 4, 1, isLittle);
  view.setUint16(last + 8, orientation, isLittle);
  return bytes;
}
