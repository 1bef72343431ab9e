import * as v from 'valibot';

const looking = v.object({
  label: v.nullable(v.number()),
  order: v.picklist(['file', 'mistakes']),
  /** Position of the first tile. */
  first: v.number(),
  /** Index of the image that was chosen or gone to. */
  marked: v.nullable(v.number()),
  /** Whether it is looked at more closely. */
  isOpen: v.boolean(),
});

/** How the user looks at a file of images; kept while the page is hidden. */
export type Looking = v.InferOutput<typeof looking>;

export const FROM_THE_START: Looking = { label: null, order: 'file', first: 0, marked: null, isOpen: false };

/**
 * How the user looked at the file before the page was hidden.
 * @param kept what the host kept
 * @param count of images; what was marked may be gone from a file that has changed
 */
export function lookingKept(kept: unknown, count: number): Looking {
  const read = v.safeParse(looking, kept);
  return read.success && (read.output.marked ?? 0) < count ? read.output : FROM_THE_START;
}
