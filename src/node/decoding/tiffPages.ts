import { firstDirectory, placeOf } from './tiffDirectory';
import { TIFF_TAGS } from './tiffTags';

const NEEDED: ReadonlySet<number> = new Set(Object.values(TIFF_TAGS));

/**
 * A TIFF with its first page only, and in its directory only what the page is drawn by, each tag once. The decoder would
 * decode every page, of which only the first one's size was checked, and read every entry, also of the directories that
 * entries lead to, with as many values as it says it has. Bytes that are no such structure come back as they are.
 *
 * @throws Error as `placeOf`, or if values would lie on one another if the file held them all
 */
export function firstPage(bytes: Uint8Array): Uint8Array {
  // Not `slice()`, which for a Buffer is no copy.
  const copy = new Uint8Array(bytes);
  const directory = firstDirectory(copy);
  if (directory === null) return copy;
  const { view, littleEndian, start, end } = directory;
  const kept = new Set<number>();
  let valueBytes = 0;
  for (let entry = start; entry < end; entry += 12) {
    const tag = view.getUint16(entry, littleEndian);
    if (!NEEDED.has(tag) || kept.has(tag)) continue;
    const place = placeOf(directory, entry);
    if (place === null || place.count === 0) continue;
    valueBytes += place.count * place.size;
    copy.copyWithin(start + 12 * kept.size, entry, entry + 12);
    kept.add(tag);
  }
  if (valueBytes > copy.length) throw new Error('there are more values than the file can hold');
  view.setUint16(start - 2, kept.size, littleEndian);
  // The offset of the next page's directory.
  copy.fill(0, start + 12 * kept.size, start + 12 * kept.size + 4);
  return copy;
}
