/**
 * A TIFF with its first page only: the decoder would decode every page, of which only the first one's size was checked.
 * A page's directory (TIFF 6.0, section 2) is a count, 12 bytes an entry, and the offset of the next page's directory,
 * which is set to 0 in a copy. Bytes that are no such structure come back as they are.
 */
export function firstPage(bytes: Uint8Array): Uint8Array {
  // Not `slice()`, which for a Buffer is no copy.
  const copy = new Uint8Array(bytes);
  const view = new DataView(copy.buffer);
  const littleEndian = bytes[0] === 0x49;
  if (copy.length < 8) return copy;
  const directory = view.getUint32(4, littleEndian);
  if (directory + 2 > copy.length) return copy;
  const next = directory + 2 + 12 * view.getUint16(directory, littleEndian);
  if (next + 4 <= copy.length) view.setUint32(next, 0);
  return copy;
}
