export type ByteOrder = 'little' | 'big';

/** An entry of a TIFF's directory whose value, or the offset of its values, is `value`: two bytes of a SHORT, four of a LONG. */
export interface TiffEntry {
  readonly tag: number;
  readonly type: 'SHORT' | 'LONG';
  readonly count: number;
  readonly value: number;
}

/**
 * A TIFF's header and right behind it, from byte 8 on, a directory of `entries` (TIFF 6.0, section 2); then numbers of four
 * bytes.
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

/** A TIFF with these entries, and those of where its parts are: tiles if they say how wide one is, else strips. */
export function pageOf(
  values: TiffValues,
  parts: readonly Uint8Array[],
  order: ByteOrder = 'little',
): Uint8Array {
  const [offsets, lengths] = 322 in values ? [324, 325] : [273, 279];
  const data = Buffer.concat(parts);
  const valuesFrom = (start: number): [string, number[]][] => {
    const starts = parts.map((_, part) => start + Buffer.concat(parts.slice(0, part)).length);
    const all: TiffValues = { ...values, [offsets]: starts, [lengths]: parts.map((part) => part.length) };
    return Object.entries(all).map(([tag, value]) => [tag, [value].flat()]);
  };
  const isBehind = (own: readonly number[]): boolean => own.length > 1;
  const numbersStart = 14 + 12 * valuesFrom(0).length;
  const count = valuesFrom(0).flatMap(([, own]) => (isBehind(own) ? own : [])).length;
  const partsStart = numbersStart + 4 * count;
  const numbers: number[] = [];
  const entries = valuesFrom(partsStart).map(([tag, own]): TiffEntry => {
    const value = isBehind(own) ? numbersStart + 4 * numbers.length : (own[0] ?? 0);
    if (isBehind(own)) numbers.push(...own);
    return { tag: Number(tag), type: 'LONG', count: own.length, value };
  });
  const tiff = tiffOf(entries, order, { numbers, size: partsStart + data.length });
  tiff.set(data, partsStart);
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
