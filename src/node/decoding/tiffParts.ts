import { valuesOf, type TiffDirectory } from './tiffDirectory';
import { TIFF_TAGS } from './tiffTags';

/** A strip or a tile. */
export interface TiffPart {
  /** In bytes from the file's start. */
  readonly offset: number;
  /** In bytes, packed. */
  readonly length: number;
}

/**
 * The parts of a page, found as the decoder finds them: a page that says how wide a tile is has tiles, and so has one that
 * does not say where strips are.
 *
 * @throws Error if it stands beyond the end of the file where they are
 */
export function partsOf(directory: TiffDirectory): TiffPart[] {
  const isTiled = valuesOf(directory, TIFF_TAGS.tileWidth).length > 0;
  const either = (ofStrips: number, ofTiles: number): number[] => {
    const values = isTiled ? [] : valuesOf(directory, ofStrips);
    return values.length > 0 ? values : valuesOf(directory, ofTiles);
  };
  const lengths = either(TIFF_TAGS.stripByteCounts, TIFF_TAGS.tileByteCounts);
  const offsets = either(TIFF_TAGS.stripOffsets, TIFF_TAGS.tileOffsets);
  return offsets.map((offset, part) => ({ offset, length: lengths[part] ?? 0 }));
}
