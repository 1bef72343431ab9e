import * as v from 'valibot';

const viewState = v.object({
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
export type ViewState = v.InferOutput<typeof viewState>;

export const INITIAL_VIEW_STATE: ViewState = {
  label: null,
  order: 'file',
  first: 0,
  marked: null,
  isOpen: false,
};

/**
 * How the user looked at the file before the page was hidden.
 * @param kept what the host kept
 * @param count of images; what was marked may be gone from a file that has changed
 */
export function viewStateKept(kept: unknown, count: number): ViewState {
  const read = v.safeParse(viewState, kept);
  return read.success && (read.output.marked ?? 0) < count ? read.output : INITIAL_VIEW_STATE;
}
