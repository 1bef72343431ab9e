import { firstDirectory } from './tiffDirectory';

/**
 * A TIFF with its first page only: the decoder would decode every page, of which only the first one's size was checked.
 * The offset of the next page's directory is set to 0 in a copy. Bytes that are no such structure come back as they are.
 */
export function firstPage(bytes: Uint8Array): Uint8Array {
  // Not `slice()`, which for a Buffer is no copy.
  const copy = new Uint8Array(bytes);
  const directory = firstDirectory(copy);
  if (directory !== null && directory.end + 4 <= copy.length) directory.view.setUint32(directory.end, 0);
  return copy;
}
